using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Writes blocks.</summary>
internal static class AnthropicBlockWriter
{
    public static void Write(Utf8JsonWriter writer, AnthropicBlock block)
    {
        writer.WriteStartObject();
        switch (block)
        {
            case AnthropicBlock.Text text:
                writer.WriteString("type"u8, "text"u8);
                writer.WriteString("text"u8, text.Value);
                break;
            case AnthropicBlock.Image image:
                writer.WriteString("type"u8, "image"u8);
                WriteSource(writer, image.Source);
                break;
            case AnthropicBlock.Document document:
                writer.WriteString("type"u8, "document"u8);
                WriteSource(writer, document.Source);
                if (document.Title is { } title) writer.WriteString("title"u8, title);
                break;
            case AnthropicBlock.Thinking thinking:
                WriteThinking(writer, thinking.Block);
                break;
            case AnthropicBlock.ToolUse call:
                writer.WriteString("type"u8, "tool_use"u8);
                writer.WriteString("id"u8, call.Id);
                writer.WriteString("name"u8, call.Name);
                writer.WritePropertyName("input"u8);
                ToolArguments.WriteObject(writer, call.Arguments);
                break;
            case AnthropicBlock.ToolResult result:
                WriteResult(writer, result);
                break;
        }

        WriteCacheControl(writer, block.CacheControl);
        writer.WriteEndObject();
    }

    public static void WriteCacheControl(Utf8JsonWriter writer, JsonElement? cacheControl)
    {
        if (cacheControl is not { } mark) return;

        writer.WritePropertyName("cache_control"u8);
        mark.WriteTo(writer);
    }

    /// <summary>One plain text is written as a string, which every server that speaks this dialect understands.</summary>
    public static void WriteContent(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<AnthropicBlock> blocks)
    {
        if (blocks is [AnthropicBlock.Text { CacheControl: null } only])
        {
            writer.WriteString(name, only.Value);
            return;
        }

        writer.WriteStartArray(name);
        foreach (var block in blocks)
        {
            Write(writer, block);
        }

        writer.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter writer, AnthropicBlock.ToolResult result)
    {
        writer.WriteString("type"u8, "tool_result"u8);
        writer.WriteString("tool_use_id"u8, result.Id);
        if (result.Content.Count > 0) WriteContent(writer, "content"u8, result.Content);
        if (result.IsError) writer.WriteBoolean("is_error"u8, true);
    }

    private static void WriteThinking(Utf8JsonWriter writer, ReasoningBlock block)
    {
        if (block.Encrypted is { } encrypted)
        {
            writer.WriteString("type"u8, "redacted_thinking"u8);
            writer.WriteString("data"u8, encrypted);
            return;
        }

        writer.WriteString("type"u8, "thinking"u8);
        writer.WriteString("thinking"u8, block.Text);
        writer.WriteString("signature"u8, block.Signature);
    }

    private static void WriteSource(Utf8JsonWriter writer, MediaSource source)
    {
        writer.WriteStartObject("source"u8);
        if (source.Url is { } url)
        {
            writer.WriteString("type"u8, "url"u8);
            writer.WriteString("url"u8, url);
        }
        else if (source.MediaType == "text/plain")
        {
            writer.WriteString("type"u8, "text"u8);
            writer.WriteString("media_type"u8, "text/plain"u8);
            writer.WriteString("data"u8, Encoding.UTF8.GetString(Convert.FromBase64String(source.Base64.ToString())));
        }
        else
        {
            writer.WriteString("type"u8, "base64"u8);
            writer.WriteString("media_type"u8, source.MediaType);
            writer.WriteString("data"u8, source.Base64.Span);
        }

        writer.WriteEndObject();
    }
}
