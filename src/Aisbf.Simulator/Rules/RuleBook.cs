namespace Aisbf.Simulator.Rules;

/// <summary>The script of a simulator. The first rule that matches a request and is not spent applies; others are left alone.</summary>
public sealed class RuleBook
{
    private readonly Lock _gate = new();
    private readonly List<(SimRule Rule, int Left)> _rules = [];
    private volatile bool _any;

    internal RuleBook()
    {
    }

    /// <summary>The rules in their order, with how often each may still apply (null: for ever). Spent rules are gone.</summary>
    public IReadOnlyList<(SimRule Rule, int? Left)> All
    {
        get
        {
            lock (_gate)
                return [.. _rules.Select(r => (r.Rule, r.Rule.Times is null ? (int?)null : r.Left))];
        }
    }

    /// <summary>Adds a rule behind those already there.</summary>
    public void Add(SimRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Times is <= 0)
            throw new ArgumentOutOfRangeException(nameof(rule), rule.Times, "A rule must apply at least once.");
        lock (_gate)
        {
            _rules.Add((rule, rule.Times ?? int.MaxValue));
            _any = true;
        }
    }

    /// <summary>Adds a rule behind those already there.</summary>
    /// <param name="sim">Words of the fault vocabulary.</param>
    /// <param name="model">Pattern of the model's name; any by default.</param>
    /// <param name="times">How many requests it applies to; every one by default.</param>
    /// <exception cref="FormatException">A word or its value is not in the vocabulary.</exception>
    public void Add(string sim, string? model = null, int? times = null) => Add(new SimRule(sim) { Model = model, Times = times });

    /// <summary>Removes every rule.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
            _any = false;
        }
    }

    internal string? Take(Dialect dialect, string model, string path, string? key)
    {
        if (!_any)
            return null;
        lock (_gate)
        {
            var found = _rules.FindIndex(r => r.Rule.Matches(dialect, model, path, key));
            if (found < 0)
                return null;
            var (rule, left) = _rules[found];
            if (rule.Times is not null && left == 1)
                _rules.RemoveAt(found);
            else if (rule.Times is not null)
                _rules[found] = (rule, left - 1);
            _any = _rules.Count > 0;
            return rule.Sim;
        }
    }
}
