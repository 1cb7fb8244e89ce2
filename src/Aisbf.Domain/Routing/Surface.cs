namespace Aisbf.Domain.Routing;

/// <summary>The kind of call that a client makes; it also says which dialect the client speaks.</summary>
public enum Surface
{
    /// <summary><c>/chat/completions</c>, OpenAI's chat.</summary>
    ChatCompletions,

    /// <summary><c>/messages</c>, Anthropic's chat.</summary>
    Messages,

    /// <summary><c>/messages/count_tokens</c>, Anthropic's count of a prompt.</summary>
    TokenCount,

    /// <summary><c>/responses</c>, OpenAI's newer chat.</summary>
    Responses,

    /// <summary><c>/completions</c>, text from a prompt without turns.</summary>
    Completions,

    Embeddings,

    /// <summary><c>/images/generations</c>.</summary>
    ImageGenerations,

    /// <summary><c>/images/edits</c>; a form with files.</summary>
    ImageEdits,

    /// <summary><c>/images/variations</c>; a form with files.</summary>
    ImageVariations,

    /// <summary><c>/audio/speech</c>; answers with sound.</summary>
    Speech,

    /// <summary><c>/audio/transcriptions</c>; a form with a file.</summary>
    Transcriptions,

    /// <summary><c>/audio/translations</c>; a form with a file.</summary>
    Translations,

    Moderations,

    Rerank,
}
