using System.Text;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Gateway;

/// <summary>The fields that are read of a surface's requests before they are sent on; all others are only passed over.</summary>
internal sealed class PeekedFields
{
    private static readonly PeekedFields Chat = new(
        Surface.ChatCompletions,
        "messages",
        PeekedField.Model | PeekedField.Stream | PeekedField.StreamOptions | PeekedField.Messages | PeekedField.Tools | PeekedField.MaxTokens
            | PeekedField.Choices,
        isText: true);

    private static readonly PeekedFields Responses = new(
        Surface.Responses,
        "input",
        PeekedField.Model | PeekedField.Stream | PeekedField.Input | PeekedField.Tools | PeekedField.MaxTokens | PeekedField.Store
            | PeekedField.Stateful,
        isText: true);

    private static readonly PeekedFields Messages = new(
        Surface.Messages,
        "messages",
        PeekedField.Model | PeekedField.Stream | PeekedField.Messages | PeekedField.Tools | PeekedField.MaxTokens | PeekedField.Thread,
        isText: true);

    // A prompt that is too long for a model can still be counted.
    private static readonly PeekedFields TokenCount = new(
        Surface.TokenCount, "messages", PeekedField.Model | PeekedField.Messages | PeekedField.Tools | PeekedField.Thread, isText: false);

    private static readonly PeekedFields Completions = new(
        Surface.Completions,
        "prompt",
        PeekedField.Model | PeekedField.Stream | PeekedField.StreamOptions | PeekedField.MaxTokens | PeekedField.Choices,
        isText: true);

    private static readonly PeekedFields Images = new(
        Surface.ImageGenerations, "prompt", PeekedField.Model | PeekedField.Stream | PeekedField.Choices, isText: false);

    private static readonly PeekedFields ImageEdits = new(
        Surface.ImageEdits, "prompt", PeekedField.Model | PeekedField.Stream | PeekedField.Choices, isText: false);

    private static readonly PeekedFields Embeddings = new(Surface.Embeddings, "input", PeekedField.Model, isText: false);
    private static readonly PeekedFields Speech = new(Surface.Speech, "input", PeekedField.Model, isText: false);
    private static readonly PeekedFields Moderations = new(Surface.Moderations, "input", PeekedField.Model, isText: false);
    private static readonly PeekedFields Rerank = new(Surface.Rerank, "query", PeekedField.Model, isText: false);

    // Forms; what routing looks at can also be said in JSON, to have a route explained.
    private static readonly PeekedFields Transcriptions = new(Surface.Transcriptions, null, PeekedField.Model | PeekedField.Stream, isText: false);
    private static readonly PeekedFields Translations = new(Surface.Translations, null, PeekedField.Model, isText: false);
    private static readonly PeekedFields ImageVariations = new(Surface.ImageVariations, null, PeekedField.Model, isText: false);

    private readonly byte[] _required;

    private PeekedFields(Surface surface, string? required, PeekedField read, bool isText)
    {
        Surface = surface;
        Required = required;
        _required = Encoding.UTF8.GetBytes(required ?? "");
        Read = read;
        IsText = isText;
    }

    public Surface Surface { get; }

    /// <summary>The field that every request has besides the model; null where that is a file.</summary>
    public string? Required { get; }

    /// <summary>The required field's name.</summary>
    public ReadOnlySpan<byte> RequiredName => _required;

    /// <summary>The fields with a meaning here.</summary>
    public PeekedField Read { get; }

    /// <summary>The body is one prompt for one context, so its size says something about the tokens.</summary>
    public bool IsText { get; }

    /// <summary>The field with a meaning here that readers which ignore case take a name for, though it is written otherwise; null for none.</summary>
    public string? FindMeant(string name)
    {
        var folded = FieldSpelling.Fold(name);
        return folded != name && ((PeekedFieldNames.Of(Encoding.UTF8.GetBytes(folded)) & Read) != 0 || folded == Required) ? folded : null;
    }

    /// <exception cref="ArgumentOutOfRangeException">It is not served.</exception>
    public static PeekedFields Of(Surface surface) => surface switch
    {
        Surface.ChatCompletions => Chat,
        Surface.Responses => Responses,
        Surface.Messages => Messages,
        Surface.TokenCount => TokenCount,
        Surface.Completions => Completions,
        Surface.ImageGenerations => Images,
        Surface.ImageEdits => ImageEdits,
        Surface.Embeddings => Embeddings,
        Surface.Speech => Speech,
        Surface.Moderations => Moderations,
        Surface.Rerank => Rerank,
        Surface.Transcriptions => Transcriptions,
        Surface.Translations => Translations,
        Surface.ImageVariations => ImageVariations,
        _ => throw new ArgumentOutOfRangeException(nameof(surface), surface, "It is not served."),
    };
}
