namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Fields that some vendors can carry and others cannot.</summary>
[Flags]
internal enum CarriedFields
{
    None = 0,
    TopK = 1 << 0,
    Seed = 1 << 1,
    Penalties = 1 << 2,

    /// <summary>Several answers (<c>n</c>).</summary>
    Choices = 1 << 3,
    User = 1 << 4,
    Metadata = 1 << 5,
    ServiceTier = 1 << 6,

    /// <summary>Marks of what to cache (<c>cache_control</c>).</summary>
    CacheMarks = 1 << 7,

    /// <summary>That a tool failed (<c>is_error</c>).</summary>
    ToolErrors = 1 << 8,

    /// <summary>One tool call at a time (<c>parallel_tool_calls: false</c>).</summary>
    SingleToolCall = 1 << 9,

    /// <summary>The answer's schema is enforced (<c>response_format.json_schema.strict</c>).</summary>
    StrictAnswer = 1 << 10,

    /// <summary>What the answer's schema is for (<c>response_format.json_schema.description</c>).</summary>
    AnswerDescription = 1 << 11,

    /// <summary>Bias and probabilities of tokens (<c>logit_bias</c>, <c>logprobs</c>, <c>top_logprobs</c>).</summary>
    Logits = 1 << 12,

    /// <summary>A tool's arguments match its schema exactly (<c>strict</c>).</summary>
    StrictTools = 1 << 13,

    /// <summary>Names of speakers (<c>name</c>).</summary>
    Names = 1 << 14,

    /// <summary>How closely a picture is looked at (<c>detail</c>).</summary>
    ImageDetail = 1 << 15,
}
