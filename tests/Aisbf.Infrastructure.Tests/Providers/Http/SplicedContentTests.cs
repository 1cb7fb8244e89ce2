using System.Buffers;
using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

internal sealed class SplicedContentTests
{
    [Test]
    public async Task Any_two_stretches_are_replaced_and_the_rest_stays()
    {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            var text = new byte[random.Next(1, 300)];
            random.NextBytes(text);
            var cuts = Enumerable.Range(0, 4).Select(_ => random.Next(text.Length + 1)).Order().ToArray();
            var (first, second) = (Replacement(random), Replacement(random));
            byte[] expected = [.. text[..cuts[0]], .. first, .. text[cuts[1]..cuts[2]], .. second, .. text[cuts[3]..]];
            var (a, b) = (new Splice(cuts[0], cuts[1], first), new Splice(cuts[2], cuts[3], second));

            // Two stretches at one place have an order only by being named in it.
            var swapped = cuts[0] < cuts[2] && random.Next(2) == 0;
            using var body = Rent(text);
            using var content = swapped ? new SplicedContent(body, b, a) : new SplicedContent(body, a, b);

            (await content.ReadAsByteArrayAsync()).ShouldBe(expected);
            content.Headers.ContentLength.ShouldBe(expected.Length);
        }
    }

    [Test]
    public async Task One_stretch_is_replaced()
    {
        using var body = Rent("""{"model":"a","x":1}"""u8.ToArray());
        using var content = new SplicedContent(body, new Splice(9, 12, "\"longer\""u8.ToArray()));
        (await content.ReadAsStringAsync()).ShouldBe("""{"model":"longer","x":1}""");
        content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Test]
    public async Task It_can_be_sent_more_than_once()
    {
        using var body = Rent("abc"u8.ToArray());
        using var content = new SplicedContent(body, new Splice(1, 2, "X"u8.ToArray()));
        for (var i = 0; i < 2; i++)
        {
            using var sent = new MemoryStream();
            await content.CopyToAsync(sent);
            Encoding.UTF8.GetString(sent.ToArray()).ShouldBe("aXc");
        }
    }

    [Test]
    public async Task The_bodys_memory_is_kept_while_it_is_sent()
    {
        var body = Rent("abcdef"u8.ToArray());
        using var content = new SplicedContent(body, new Splice(1, 2, "X"u8.ToArray()));
        var stream = new DisposingStream(body);

        await content.CopyToAsync(stream);

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("aXcdef");
        Should.Throw<ObjectDisposedException>(() => body.Memory);
        await Should.ThrowAsync<HttpRequestException>(() => content.CopyToAsync(new MemoryStream()));
    }

    private static byte[] Replacement(Random random)
    {
        var bytes = new byte[random.Next(1, 40)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static PooledBody Rent(byte[] bytes)
    {
        var rented = ArrayPool<byte>.Shared.Rent(bytes.Length + 1);
        bytes.CopyTo(rented, 0);
        return new PooledBody(rented, bytes.Length);
    }

    /// <summary>Disposes the body as soon as the first bytes of it arrive.</summary>
    private sealed class DisposingStream(PooledBody body) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            body.Dispose();
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
