using System.Text;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>A block of a streamed answer: what has come of it, and what of that the client has got.</summary>
internal sealed class AnthropicStreamBlock(AnthropicStreamBlockKind kind)
{
    private JsonObjectEnd _end;
    private bool _isObject;
    private bool _isOther;

    public AnthropicStreamBlockKind Kind => kind;

    /// <summary>Of a tool call: which of the answer's it is.</summary>
    public int Call { get; init; }

    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Of reasoning: its signature, or what only the vendor can read.</summary>
    public string? Blob { get; set; }

    /// <summary>What the client has not got yet.</summary>
    public StringBuilder Waiting { get; } = new();

    public bool IsOpen { get; set; }

    /// <summary>Nothing can be added any more, so the next block may begin.</summary>
    public bool IsWhole => kind != AnthropicStreamBlockKind.ToolUse || _end.IsReached;

    /// <summary>The text may be handed on as it comes. A call's arguments may once they are known to be an object.</summary>
    public bool MayPass => kind != AnthropicStreamBlockKind.ToolUse || _isObject;

    public void Add(string text)
    {
        if (kind == AnthropicStreamBlockKind.ToolUse) Look(text);
        Waiting.Append(text);
    }

    private void Look(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (!_isObject && !_isOther && !start.IsEmpty) (_isObject, _isOther) = (start[0] == '{', start[0] != '{');
        if (_isObject) _end.Add(text);
    }
}
