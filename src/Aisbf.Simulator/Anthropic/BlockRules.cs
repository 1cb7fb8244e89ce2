using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Anthropic;

/// <summary>Anthropic's rules for one content block.</summary>
internal static class BlockRules
{
    public static ApiError? Check(JsonElement block, string role, string at) => block.Text("type"u8) switch
    {
        "text" => block.Text("text"u8) switch
        {
            null => ApiError.Invalid($"{at}.text.text: Field required"),
            "" => ApiError.Invalid("messages: text content blocks must be non-empty"),
            _ => null,
        },
        "image" => role == "user" ? Image(block.Get("source"u8), at) : ApiError.Invalid($"{at}: `image` blocks are only permitted in `user` messages"),
        "document" or "search_result" or "container_upload" => null,
        "tool_use" => ToolUse(block, role, at),
        "tool_result" => ToolResult(block, role, at),
        "thinking" => role == "assistant" && block.Text("thinking"u8) is not null && block.Text("signature"u8) is not null
            ? null
            : ApiError.Invalid($"{at}.thinking.signature: Field required"),
        "redacted_thinking" => block.Text("data"u8) is null ? ApiError.Invalid($"{at}.redacted_thinking.data: Field required") : null,
        { } type when type.StartsWith("server_tool", StringComparison.Ordinal) || type.EndsWith("_tool_result", StringComparison.Ordinal) => null,
        var type => ApiError.Invalid($"{at}: Input tag '{type}' found using 'type' does not match any of the expected tags: 'document', 'image', 'redacted_thinking', 'text', 'thinking', 'tool_result', 'tool_use'"),
    };

    private static ApiError? ToolUse(JsonElement block, string role, string at)
    {
        if (role != "assistant")
            return ApiError.Invalid($"{at}: `tool_use` blocks can only be in `assistant` messages");
        if (block.Text("id"u8) is not { Length: > 0 } id || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            return ApiError.Invalid($"{at}.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'");
        if (block.Text("name"u8) is not { Length: > 0 })
            return ApiError.Invalid($"{at}.tool_use.name: Field required");
        return block.Get("input"u8).ValueKind == JsonValueKind.Object ? null : ApiError.Invalid($"{at}.tool_use.input: Input should be a valid dictionary");
    }

    private static ApiError? ToolResult(JsonElement block, string role, string at)
    {
        if (role != "user")
            return ApiError.Invalid($"{at}: `tool_result` blocks can only be in `user` messages");
        if (block.Text("tool_use_id"u8) is null)
            return ApiError.Invalid($"{at}.tool_result.tool_use_id: Field required");
        return block.Get("content"u8).ValueKind is JsonValueKind.String or JsonValueKind.Array or JsonValueKind.Undefined
            ? null
            : ApiError.Invalid($"{at}.tool_result.content: Input should be a valid list");
    }

    private static ApiError? Image(JsonElement source, string at) => source.Text("type"u8) switch
    {
        "url" => source.Text("url"u8) is null ? ApiError.Invalid($"{at}.image.source.url.url: Field required") : null,
        "file" => null,
        "base64" when source.Text("media_type"u8) is not ("image/jpeg" or "image/png" or "image/gif" or "image/webp") =>
            ApiError.Invalid($"{at}.image.source.base64.media_type: Input should be 'image/jpeg', 'image/png', 'image/gif' or 'image/webp'"),
        "base64" when source.Text("data"u8) is not { Length: > 0 } data || !Base64.IsValid(Encoding.UTF8.GetBytes(data)) =>
            ApiError.Invalid($"{at}.image.source.base64: invalid base64 data"),
        "base64" => null,
        var type => ApiError.Invalid($"{at}.image.source: Input tag '{type}' found using 'type' does not match any of the expected tags: 'base64', 'file', 'url'"),
    };
}
