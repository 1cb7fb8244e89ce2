using Aisbf.Api.Streaming;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Tests.Hosting;

internal sealed class RequestMemoryTests
{
    private const int Megabyte = 1024 * 1024;

    [Test]
    public void What_is_lent_is_counted_until_it_comes_back()
    {
        var memory = Of(10 * Megabyte);
        var (small, large) = (memory.Rent(1000)!, memory.Rent(2 * Megabyte)!);

        large.Length.ShouldBe(2 * Megabyte);
        memory.HeldBytes.ShouldBe(small.Length + large.Length);
        memory.TryReserve(100, isSmall: true).ShouldBeTrue();
        memory.Return(small, reserved: 0);
        memory.Return(large, reserved: 100);
        memory.HeldBytes.ShouldBe(0);
    }

    [Test]
    public void Large_bodies_leave_a_quarter_to_small_ones()
    {
        var memory = Of(8 * Megabyte);

        memory.Rent(6 * Megabyte).ShouldNotBeNull();
        memory.Rent(2 * Megabyte).ShouldBeNull();
        memory.Rent(Megabyte).ShouldBeNull();
        for (var i = 0; i < 32; i++)
        {
            memory.Rent(RequestMemory.SmallBytes).ShouldNotBeNull();
        }

        memory.Rent(1000).ShouldBeNull();
        memory.HeldBytes.ShouldBe(8 * Megabyte);
    }

    [Test]
    public void By_default_it_is_a_part_of_what_the_process_may_use()
    {
        var memory = Of(0);

        memory.TryReserve(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8, isSmall: false).ShouldBeTrue();
        memory.TryReserve(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4, isSmall: true).ShouldBeFalse();
    }

    private static RequestMemory Of(long bytes) => new(Options.Create(new ServerOptions { MaxRequestMemoryBytes = bytes }));
}
