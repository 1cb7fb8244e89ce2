using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Rules;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Pipeline;

/// <summary>Collects a request's directives: the options' defaults, then the model's suffix, then a rule, then headers; later words win.</summary>
internal sealed class DirectiveSource(SimulatorOptions options, RuleBook rules)
{
    private const string Header = "x-sim";
    private const string HeaderPrefix = "x-sim-";
    private readonly Directives _defaults = options.Defaults is { } words ? Directives.None.With(words) : Directives.None;

    /// <exception cref="FormatException">A word or value outside the vocabulary.</exception>
    public Directives Collect(HttpRequest request, IDialect dialect, string model, string? suffix)
    {
        var result = _defaults;
        if (suffix is not null)
            result = result.With(suffix);
        if (rules.Take(dialect.Name, model, request.Path.Value ?? "", dialect.PresentedKey(request)) is { } rule)
            result = result.With(rule);
        foreach (var (name, value) in request.Headers)
        {
            if (!name.StartsWith(Header, StringComparison.OrdinalIgnoreCase))
                continue;
            if (name.Length == Header.Length)
                result = result.With(string.Join(';', value.ToArray()));
            else if (name.StartsWith(HeaderPrefix, StringComparison.OrdinalIgnoreCase))
                result = result.With(name[HeaderPrefix.Length..].ToLowerInvariant(), value.ToString() is { Length: > 0 } text ? text : null);
        }

        return result;
    }
}
