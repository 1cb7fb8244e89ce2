using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Aisbf.Infrastructure.Common;

/// <summary>
/// A concurrent dictionary with room for so many entries and no more. Once it is full, a new entry takes the place of one
/// that was not read lately. Reading takes no lock and allocates nothing; changing takes one lock.
/// </summary>
/// <remarks>
/// This is the CLOCK algorithm. The entries stand in a ring, each with a mark that reading sets. A hand goes around, takes
/// marks away, and drops the first entry that has none. That is nearly least recently used, without an order for every read
/// to keep.
/// </remarks>
/// <param name="capacity">Most entries at a time; at least 1.</param>
/// <param name="isHeld">Which entries to drop only if there is nothing else nearby to drop; none by default.</param>
internal sealed class BoundedMap<TKey, TValue>(int capacity, Func<TKey, TValue, bool>? isHeld = null)
    where TKey : notnull
    where TValue : class
{
    // However the entries are marked and held, one new entry never looks at more than this many old ones.
    private const int MaxSteps = 64;

    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();
    private readonly Lock _changing = new();
    private readonly List<Entry?> _ring = [];
    private readonly Stack<int> _free = [];
    private int _hand;

    public int Count
    {
        get
        {
            lock (_changing)
            {
                return _ring.Count - _free.Count;
            }
        }
    }

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_entries.TryGetValue(key, out var entry))
        {
            value = entry.Read();
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>The value of the key. If it has none, one is made: exactly one, however many ask at once.</summary>
    public TValue GetOrAdd(TKey key, Func<TKey, TValue> create)
    {
        if (TryGetValue(key, out var known))
        {
            return known;
        }

        lock (_changing)
        {
            return TryGetValue(key, out known) ? known : Add(key, create(key));
        }
    }

    /// <summary>Gives the key the value that follows from its present one, which is null if it has none.</summary>
    public void Set(TKey key, Func<TValue?, TValue> change)
    {
        lock (_changing)
        {
            if (_entries.TryGetValue(key, out var entry))
            {
                entry.Value = change(entry.Value);
            }
            else
            {
                Add(key, change(null));
            }
        }
    }

    /// <summary>What is in it now. Looking through it is not reading: it keeps nothing from being dropped.</summary>
    public IReadOnlyList<KeyValuePair<TKey, TValue>> ToList()
    {
        lock (_changing)
        {
            return [.. _ring.OfType<Entry>().Select(entry => KeyValuePair.Create(entry.Key, entry.Value))];
        }
    }

    /// <summary>Drops an entry, with <paramref name="only"/> just if that is its value.</summary>
    public void Remove(TKey key, TValue? only = null)
    {
        lock (_changing)
        {
            if (_entries.TryGetValue(key, out var entry) && (only is null || ReferenceEquals(only, entry.Value)))
            {
                Drop(entry);
            }
        }
    }

    private TValue Add(TKey key, TValue value)
    {
        if (_free.Count == 0)
        {
            MakeRoom();
        }

        var place = _free.Pop();
        var entry = new Entry(key, value, place);
        _ring[place] = entry;
        _entries[key] = entry;
        return value;
    }

    private void MakeRoom()
    {
        if (_ring.Count < capacity)
        {
            _free.Push(_ring.Count);
            _ring.Add(null);
        }
        else
        {
            Drop(FindLeastWanted());
        }
    }

    private void Drop(Entry entry)
    {
        _entries.TryRemove(entry.Key, out _);
        _ring[entry.Place] = null;
        _free.Push(entry.Place);
    }

    /// <summary>
    /// Called only while every place in the ring is taken. It is a place just behind the hand that becomes free, so that the
    /// new entry has a whole turn before it is looked at.
    /// </summary>
    private Entry FindLeastWanted()
    {
        Entry? held = null;
        Entry? read = null;
        for (var step = Math.Min(MaxSteps, _ring.Count); step > 0; step--)
        {
            var entry = _ring[_hand]!;
            _hand = (_hand + 1) % _ring.Count;
            if (isHeld is not null && isHeld(entry.Key, entry.Value))
            {
                held = entry;
            }
            else if (entry.TakeMark())
            {
                read = entry;
            }
            else
            {
                return entry;
            }
        }

        return (read ?? held)!;
    }

    private sealed class Entry(TKey key, TValue value, int place)
    {
        private TValue _value = value;
        private bool _marked;

        public TKey Key { get; } = key;

        public int Place { get; } = place;

        public TValue Value
        {
            get => Volatile.Read(ref _value);
            set => Volatile.Write(ref _value, value);
        }

        public TValue Read()
        {
            // Mostly it is set, and then the cores go on sharing the line.
            if (!Volatile.Read(ref _marked))
            {
                Volatile.Write(ref _marked, true);
            }

            return Value;
        }

        public bool TakeMark()
        {
            var marked = Volatile.Read(ref _marked);
            Volatile.Write(ref _marked, false);
            return marked;
        }
    }
}
