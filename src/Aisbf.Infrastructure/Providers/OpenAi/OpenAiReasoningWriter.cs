using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Writes one element of <c>reasoning_details</c>: reasoning that a client has to hand back unchanged.</summary>
internal static class OpenAiReasoningWriter
{
    /// <summary>Plain reasoning needs no element: <c>reasoning_content</c> says it all.</summary>
    public static bool Needs(ReasoningBlock block) => block.Signature is not null || block.Encrypted is not null;

    public static void Write(Utf8JsonWriter writer, ReasoningBlock block, int index)
    {
        writer.WriteStartObject();
        if (block.Encrypted is { } encrypted)
        {
            writer.WriteString("type"u8, "reasoning.encrypted"u8);
            writer.WriteString("data"u8, encrypted);
        }
        else
        {
            writer.WriteString("type"u8, "reasoning.text"u8);
            writer.WriteString("text"u8, block.Text);
            writer.WriteString("signature"u8, block.Signature);
        }

        if (block.Format is { } format) writer.WriteString("format"u8, format);
        writer.WriteNumber("index"u8, index);
        writer.WriteEndObject();
    }
}
