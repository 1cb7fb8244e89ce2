using System.Collections.Frozen;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>
/// Which wishes a target understands: its vendor's fields, and what the model's name tells. Vendors that speak OpenAI's
/// dialect refuse fields that they do not know, so only what is known to be taken is sent.
/// </summary>
internal readonly record struct OpenAiModel
{
    private static readonly FrozenSet<string> EffortFamilies =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "gpt-oss", "grok-3-mini", "gemini-2.5", "gemini-3");

    private OpenAiModel(IReadOnlySet<string> fields, string name)
    {
        Fields = fields;
        IsReasoner = IsOpenAiReasoner(name);
        TakesEffort = IsReasoner || EffortFamilies.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase))
            || (Takes("reasoning_effort") && !IsOlderOpenAi(name));
    }

    /// <summary>What the vendor takes beyond what everybody does.</summary>
    public IReadOnlySet<string> Fields { get; }

    /// <summary>One of OpenAI's own that reason: they refuse <c>max_tokens</c>, and to be told how to sample.</summary>
    public bool IsReasoner { get; }

    /// <summary>It can be told how hard to think.</summary>
    public bool TakesEffort { get; }

    /// <summary>The limit's name: OpenAI has a new one, most others know the old one only.</summary>
    public ReadOnlySpan<byte> LimitField => IsReasoner || Takes("max_completion_tokens") ? "max_completion_tokens"u8 : "max_tokens"u8;

    public static OpenAiModel Of(in ChatTarget target)
    {
        var slash = target.Model.LastIndexOf('/');
        return new OpenAiModel(IsVendorsOwn(target.Provider) ? target.Provider.Type.ChatFields : FrozenSet<string>.Empty, target.Model[(slash + 1)..]);
    }

    public bool Takes(string field) => Fields.Contains(field);

    /// <summary>OpenAI's type is also used for whatever else speaks like it; that has its own address, and not OpenAI's extras.</summary>
    private static bool IsVendorsOwn(Provider provider)
    {
        if (provider.Type.DefaultEndpoint is not { } endpoint) return true;

        var usual = new Uri(endpoint);
        return usual.IsLoopback || string.Equals(usual.Host, provider.Endpoint.Host, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOpenAiReasoner(string name)
    {
        if (name.Contains("chat", StringComparison.OrdinalIgnoreCase)) return false;
        if (name.Length >= 2 && name[0] is 'o' or 'O' && char.IsAsciiDigit(name[1])) return name.Length == 2 || name[2] == '-';

        const string family = "gpt-";
        return name.StartsWith(family, StringComparison.OrdinalIgnoreCase) && name.Length > family.Length && name[family.Length] is >= '5' and <= '9';
    }

    private static bool IsOlderOpenAi(string name) =>
        name.StartsWith("gpt-3", StringComparison.OrdinalIgnoreCase) || name.StartsWith("gpt-4", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("chatgpt", StringComparison.OrdinalIgnoreCase);
}
