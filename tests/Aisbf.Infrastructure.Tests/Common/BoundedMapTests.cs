using Aisbf.Infrastructure.Common;

namespace Aisbf.Infrastructure.Tests.Common;

internal sealed class BoundedMapTests
{
    private const int Capacity = 100;

    private BoundedMap<int, object> _map = null!;

    [SetUp]
    public void SetUp()
    {
        _map = new BoundedMap<int, object>(Capacity);
        Add(0, Capacity);
    }

    [Test]
    public void A_full_map_stays_as_large_as_it_is()
    {
        for (var key = Capacity; key < 10 * Capacity; key++)
        {
            _map.GetOrAdd(key, _ => new object());
            _map.Count.ShouldBe(Capacity);
        }

        Found(_map, Enumerable.Range(0, 10 * Capacity)).Count().ShouldBe(Capacity);
    }

    [Test]
    public void What_is_read_again_and_again_outlasts_any_number_of_entries_that_are_not()
    {
        int[] popular = [3, 40, 41, 99];
        for (var key = Capacity; key < 100 * Capacity; key++)
        {
            Found(_map, popular).ShouldBe(popular);
            _map.GetOrAdd(key, _ => new object());
        }
    }

    [Test]
    public void The_last_entry_to_come_is_not_the_next_to_go()
    {
        for (var key = Capacity; key < 10 * Capacity; key++)
        {
            _map.GetOrAdd(key, _ => new object());
            _map.TryGetValue(key - 1, out _).ShouldBeTrue();
        }
    }

    [Test]
    public void Held_entries_outlast_the_others_read_or_not()
    {
        var map = new BoundedMap<int, object>(10, static (key, _) => key < 3);
        for (var key = 0; key < 1000; key++)
        {
            map.GetOrAdd(key, _ => new object());
            map.TryGetValue(key, out _);
        }

        Found(map, Enumerable.Range(0, 1000)).Take(3).ShouldBe([0, 1, 2]);
        map.Count.ShouldBe(10);
    }

    [Test]
    public void A_map_of_nothing_but_held_entries_still_takes_new_ones_and_does_not_grow()
    {
        var map = new BoundedMap<int, object>(10, static (_, _) => true);
        for (var key = 0; key < 1000; key++)
        {
            map.GetOrAdd(key, _ => new object());
            map.TryGetValue(key, out _).ShouldBeTrue();
        }

        map.Count.ShouldBe(10);
    }

    [Test]
    public void However_many_entries_are_held_a_new_one_looks_at_few()
    {
        var looks = 0;
        var map = new BoundedMap<int, object>(10_000, (_, _) => ++looks > 0);
        for (var key = 0; key < 10_000; key++)
        {
            map.GetOrAdd(key, _ => new object());
        }

        looks.ShouldBe(0);
        map.GetOrAdd(-1, _ => new object());
        looks.ShouldBeInRange(1, 100);
    }

    [Test]
    public void The_place_of_a_removed_entry_is_used_again()
    {
        for (var i = 0; i < 1000; i++)
        {
            _map.Remove(7);
            _map.TryGetValue(7, out _).ShouldBeFalse();
            _map.Count.ShouldBe(Capacity - 1);
            _map.GetOrAdd(7, _ => new object());
        }

        Found(_map, Enumerable.Range(0, Capacity)).Count().ShouldBe(Capacity);
    }

    [Test]
    public void An_entry_that_is_another_by_now_is_not_removed()
    {
        _map.TryGetValue(7, out var old).ShouldBeTrue();
        _map.Remove(7);
        var young = _map.GetOrAdd(7, _ => new object());

        _map.Remove(7, only: old);
        _map.GetOrAdd(7, _ => new object()).ShouldBeSameAs(young);

        _map.Remove(7, only: young);
        _map.TryGetValue(7, out _).ShouldBeFalse();
    }

    [Test]
    public void A_value_follows_from_the_one_before()
    {
        var map = new BoundedMap<string, string>(2);
        map.Set("a", old => old + "1");
        map.Set("a", old => old + "2");
        map.TryGetValue("a", out var value).ShouldBeTrue();
        value.ShouldBe("12");
        map.Count.ShouldBe(1);
    }

    [Test]
    public void A_value_that_cannot_be_made_leaves_nothing_behind()
    {
        _map.Remove(7);
        Should.Throw<InvalidOperationException>(() => _map.GetOrAdd(7, _ => throw new InvalidOperationException()));
        _map.Count.ShouldBe(Capacity - 1);
        _map.GetOrAdd(7, _ => new object()).ShouldNotBeNull();
    }

    [Test]
    public void Many_who_ask_for_a_new_entry_at_once_get_one_value()
    {
        for (var round = Capacity; round < 2 * Capacity; round++)
        {
            var made = 0;
            var got = new object[8];
            Parallel.For(0, got.Length, i => got[i] = _map.GetOrAdd(round, _ =>
            {
                Interlocked.Increment(ref made);
                return new object();
            }));
            made.ShouldBe(1);
            got.Distinct().ShouldHaveSingleItem();
        }
    }

    [Test]
    public void Changes_from_all_sides_leave_the_map_whole()
    {
        Parallel.For(0, 8, worker =>
        {
            var random = new Random(worker);
            for (var i = 0; i < 20_000; i++)
            {
                var key = random.Next(4 * Capacity);
                switch (random.Next(4))
                {
                    case 0:
                        _map.Remove(key);
                        break;
                    case 1:
                        _map.TryGetValue(key, out _);
                        break;
                    default:
                        _map.GetOrAdd(key, _ => new object());
                        break;
                }
            }
        });

        var found = Found(_map, Enumerable.Range(0, 4 * Capacity)).Count();
        found.ShouldBe(_map.Count);
        found.ShouldBeLessThanOrEqualTo(Capacity);
        Add(1000, 2 * Capacity);
        _map.Count.ShouldBe(Capacity);
    }

    [Test]
    public void Reading_allocates_nothing()
    {
        Read(1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(10_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Read(int times)
        {
            for (var i = 0; i < times; i++)
            {
                _map.TryGetValue(i % Capacity, out _);
            }
        }
    }

    private static IEnumerable<int> Found(BoundedMap<int, object> map, IEnumerable<int> keys) => keys.Where(key => map.TryGetValue(key, out _));

    private void Add(int first, int count)
    {
        for (var key = first; key < first + count; key++)
        {
            _map.GetOrAdd(key, _ => new object());
        }
    }
}
