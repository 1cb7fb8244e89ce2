using System.Text.RegularExpressions;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>What may be left out of a request without a word, and why.</summary>
internal static class Needless
{
    private static readonly (Regex Path, string[] Vendors, string Reason)[] Entries =
    [
        (new(@"^model$"), [], "The gateway puts the upstream's own name for the model in its place."),
        (new(@"^stream$"), ["Google"], "The address says whether the answer is streamed."),
        (new(@"^stream_options\."), [], "It is about the stream between the client and the gateway, which always asks upstreams for their usage."),
        (new(@"^(store|background)$"), [], "Nothing is stored, and false is all that gets this far."),
        (new(@"^service_tier$"), [], "The usual tier is what vendors without tiers give."),
        (new(@"^(response_format\.json_schema|text\.format)\.name$"), [], "OpenAI demands a name for a schema, and it means nothing to the model."),
        (new(@"^(response_format\.json_schema|text\.format)\.strict$"), ["Google", "Ollama"], "The schema is always enforced."),
        (new(@"\.reasoning_details\[\d+\]\.format$"), ["Google", "Ollama"], "It tells whose the signature is, and that is named."),
        (new(@"^messages\[\d+\]\.reasoning$"), [], "It repeats what the blocks beside it say."),
        (new(@"\.source\.media_type$"), [], "Text is text; of pictures and documents, their first bytes tell."),
        (new(@"^thinking\.type$"), ["OpenAi"], "The effort beside it is named, which is what this asks for."),
        (new(@"^thinking\.budget_tokens$"), ["Ollama"], "Models think or do not."),
        (new(@"^reasoning\.(summary|generate_summary)$"), [], "What a model tells of its reasoning is always given."),
        (new(@"^include\[0\]$"), [], "Encrypted reasoning is always given."),
        (new(@"^input\[\d+\]\.(id|status)$"), [], "Items are known by their place, and those of the past are complete."),
        (new(@"^input\[\d+\]\.phase$"), [], "A label that models of OpenAI give their own messages."),
        (new(@"^input\[\d+\]\.content\[\d+\]\.(annotations|logprobs)$"), [], "What an answer said of its own text is nothing to tell a model."),
        (new(@"^tools\[1\]\.name$"), [], "A tool that is not among those allowed is not sent."),
    ];

    public static IEnumerable<string> Reasons => Entries.Select(entry => entry.Reason);

    /// <summary>Null when there is no reason.</summary>
    public static string? Of(Leaf leaf, Upstream upstream) => Entries
        .Where(entry => (entry.Vendors.Length == 0 || entry.Vendors.Contains(upstream.Vendor)) && entry.Path.IsMatch(leaf.Path))
        .Select(entry => entry.Reason)
        .FirstOrDefault();
}
