using System.Collections.Concurrent;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Health;

namespace Aisbf.Infrastructure.Tests.Health;

internal sealed class TicketSourceTests
{
    private TicketSource _tickets = null!;

    [SetUp]
    public void Begin() => _tickets = new TicketSource();

    [Test]
    public void Tickets_drawn_at_once_follow_each_other_without_a_gap()
    {
        var first = _tickets.Next(Owner.Global, "r");
        var drawn = new ConcurrentBag<long>();
        Parallel.For(0, 20_000, _ => drawn.Add(_tickets.Next(Owner.Global, "r")));
        drawn.Order().ShouldBe(Enumerable.Range(1, 20_000).Select(i => first + i));
    }

    [Test]
    public void Many_first_draws_at_once_are_of_one_row()
    {
        for (var round = 0; round < 200; round++)
        {
            var drawn = new ConcurrentBag<long>();
            Parallel.For(0, 16, _ => drawn.Add(_tickets.Next(Owner.Global, $"r{round}")));
            (drawn.Max() - drawn.Min()).ShouldBe(15);
        }
    }

    [Test]
    public void Looking_at_the_next_ticket_uses_up_none_also_before_the_first()
    {
        var seen = _tickets.Peek(Owner.Global, "r");
        _tickets.Peek(Owner.Global, "r").ShouldBe(seen);
        _tickets.Next(Owner.Global, "r").ShouldBe(seen);
        _tickets.Peek(Owner.Global, "r").ShouldBe(seen + 1);
        _tickets.Next(Owner.Global, "r").ShouldBe(seen + 1);
    }

    [Test]
    public void Owners_with_rotations_of_one_name_have_rows_of_their_own()
    {
        var user = Owner.OfUser(Guid.NewGuid());
        var mine = _tickets.Next(user, "r");
        _tickets.Next(Owner.Global, "r");
        _tickets.Next(Owner.Global, "r");
        _tickets.Next(user, "r").ShouldBe(mine + 1);
    }

    [Test]
    public void Only_so_many_rotations_are_counted()
    {
        var tickets = new TicketSource(capacity: 50);
        var busy = tickets.Next(Owner.Global, "busy");
        for (var i = 1; i < 5000; i++)
        {
            tickets.Next(Owner.OfUser(Guid.NewGuid()), "r");
            tickets.Next(Owner.Global, "busy").ShouldBe(busy + i);
        }

        tickets.Count.ShouldBe(50);
    }
}
