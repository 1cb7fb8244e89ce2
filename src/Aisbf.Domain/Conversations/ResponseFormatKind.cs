namespace Aisbf.Domain.Conversations;

/// <summary>Kinds of answer text.</summary>
public enum ResponseFormatKind
{
    Text,

    /// <summary>Any JSON object.</summary>
    JsonObject,

    /// <summary>JSON that a schema describes.</summary>
    JsonSchema,
}
