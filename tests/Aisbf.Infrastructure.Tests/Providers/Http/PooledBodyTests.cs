using Aisbf.Application.Gateway;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

internal sealed class PooledBodyTests
{
    [Test]
    public void Memory_is_kept_until_the_last_lease_ends()
    {
        var body = new PooledBody(new byte[16], 3);
        body.Lease();
        body.Lease();
        body.Dispose();
        body.Memory.Length.ShouldBe(3);
        body.Release();
        body.Span.Length.ShouldBe(3);
        body.Release();
        Should.Throw<ObjectDisposedException>(() => body.Memory);
        Should.Throw<ObjectDisposedException>(body.Lease);
    }

    [Test]
    public void Disposing_twice_gives_the_memory_back_once()
    {
        var body = new PooledBody(new byte[16], 3);
        body.Lease();
        body.Dispose();
        body.Dispose();
        body.Memory.Length.ShouldBe(3);
        body.Release();
    }

    [Test]
    public void A_lease_races_with_disposal_and_never_gets_memory_that_is_given_back()
    {
        for (var i = 0; i < 5000; i++)
        {
            var body = new PooledBody(new byte[16], 3);
            Parallel.Invoke(
                body.Dispose,
                () =>
                {
                    try
                    {
                        body.Lease();
                    }
                    catch (ObjectDisposedException)
                    {
                        return;
                    }

                    body.Memory.Length.ShouldBe(3);
                    body.Release();
                });
            Should.Throw<ObjectDisposedException>(() => body.Memory);
        }
    }
}
