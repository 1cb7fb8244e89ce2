using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>
/// Reads the reasoning that an assistant's message carries: plain in <c>reasoning_content</c> (or <c>reasoning</c>), with
/// signatures in <c>reasoning_details</c> (the form we write) or <c>thinking_blocks</c>.
/// </summary>
internal sealed class OpenAiReasoningReader(string path, RequestContext context)
{
    private readonly List<ReasoningBlock> _blocks = [];
    private string? _plain;
    private string _plainPath = "";

    /// <summary>False when the field is none of these.</summary>
    public bool TryRead(string name, JsonElement value)
    {
        var field = $"{path}.{name}";
        switch (name)
        {
            case "reasoning_content":
                Plain(value, field);
                return true;
            case "reasoning" when value.ValueKind is JsonValueKind.String or JsonValueKind.Null:
                Plain(value, field);
                return true;
            case "reasoning_details" or "thinking_blocks" when value.ValueKind == JsonValueKind.Array:
                ReadBlocks(value, field);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Blocks that carry their own text make the plain copy superfluous.</summary>
    public IReadOnlyList<ReasoningBlock> Build()
    {
        if (string.IsNullOrEmpty(_plain) || _blocks.Exists(block => block.Text.Length > 0)) return _blocks;

        var signed = _blocks.FindIndex(block => block.Signature is not null);
        if (signed >= 0) _blocks[signed] = _blocks[signed] with { Text = _plain };
        else _blocks.Insert(0, new ReasoningBlock { Text = _plain, Path = _plainPath });
        return _blocks;
    }

    /// <summary>One block in any of the shapes in use; null when it is none of them.</summary>
    public static ReasoningBlock? ReadBlock(JsonElement element, string field) => Text(element, "type") switch
    {
        "reasoning.text" => new ReasoningBlock
        {
            Text = Text(element, "text") ?? "",
            Signature = Text(element, "signature"),
            Format = Text(element, "format"),
            Path = field,
        },
        "reasoning.summary" => new ReasoningBlock { Text = Text(element, "summary") ?? "", Format = Text(element, "format"), Path = field },
        "reasoning.encrypted" => new ReasoningBlock { Encrypted = Text(element, "data"), Format = Text(element, "format"), Path = field },
        "thinking" => new ReasoningBlock
        {
            Text = Text(element, "thinking") ?? "",
            Signature = Text(element, "signature"),
            Format = ReasoningFormats.Anthropic,
            Path = field,
        },
        "redacted_thinking" => new ReasoningBlock { Encrypted = Text(element, "data"), Format = ReasoningFormats.Anthropic, Path = field },
        _ => null,
    };

    /// <summary>Keeps what is left over of a block. Its number says no more than its place.</summary>
    public static void ReadRest(JsonElement element, string field, RequestContext context) =>
        context.Rest(element, field, "type", "text", "summary", "data", "thinking", "signature", "format", "index");

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private void Plain(JsonElement value, string field)
    {
        if (context.String(value, field) is not { } text) return;

        (_plain, _plainPath) = (text, field);
    }

    private void ReadBlocks(JsonElement value, string field)
    {
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var at = $"{field}[{index++}]";
            if (ReadBlock(element, at) is { } block)
            {
                _blocks.Add(block);
                ReadRest(element, at, context);
            }
            else
            {
                context.Extra(at, element);
            }
        }
    }
}
