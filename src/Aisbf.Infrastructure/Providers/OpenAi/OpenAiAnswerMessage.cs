using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>
/// A message of an answer, or a piece of one (<c>delta</c>): the vendors that speak this dialect differ in how they say
/// what OpenAI has no word for.
/// </summary>
/// <param name="message">The message.</param>
/// <param name="isPiece">More of its text is to come.</param>
internal readonly struct OpenAiAnswerMessage(JsonElement message, bool isPiece = false)
{
    private readonly JsonElement _message = message;
    private readonly bool _isPiece = isPiece;

    public bool IsThere => _message.ValueKind == JsonValueKind.Object;

    public string? Refusal => UpstreamJson.Text(_message, "refusal");

    /// <summary>The answer's text. Mistral's models that reason answer with a list, in which their thoughts are as well.</summary>
    public string Text => TextOf("content") ?? Join("text", part => UpstreamJson.Text(part, "text"));

    /// <summary>Thoughts in words, where the vendor gives them by themselves.</summary>
    public string Thought =>
        TextOf("reasoning_content") ?? TextOf("reasoning")
        ?? Join("thinking", part => string.Concat(UpstreamJson.Array(part, "thinking").Select(piece => UpstreamJson.Text(piece, "text"))));

    /// <summary>Thoughts with what is needed to hand them back.</summary>
    public IEnumerable<ReasoningBlock> Details
    {
        get
        {
            foreach (var element in UpstreamJson.Array(_message, "reasoning_details"))
            {
                if (ReadDetail(element) is { } block) yield return block with { Path = null };
            }
        }
    }

    public JsonElement.ArrayEnumerator Calls => UpstreamJson.Array(_message, "tool_calls");

    /// <summary>The call as it was before there were several; undefined when there is none.</summary>
    public JsonElement FunctionCall => UpstreamJson.Object(_message, "function_call");

    public IEnumerable<MediaSource> Images
    {
        get
        {
            foreach (var image in UpstreamJson.Array(_message, "images"))
            {
                if (UpstreamJson.Text(UpstreamJson.Object(image, "image_url"), "url") is not { } url) continue;

                if (!DataUrl.Is(url)) yield return MediaSource.FromUrl(url);
                else if (DataUrl.Parse(url) is { } source) yield return source;
            }
        }
    }

    public static string? Signature(JsonElement call) =>
        UpstreamJson.Text(UpstreamJson.Object(UpstreamJson.Object(call, "extra_content"), "google"), "thought_signature");

    /// <summary>Arguments are text; some runtimes give the object itself.</summary>
    public static string Arguments(JsonElement function, bool isPiece = false)
    {
        if (UpstreamJson.Object(function, "arguments") is { ValueKind: JsonValueKind.Object } value) return value.GetRawText();

        return (isPiece ? UpstreamJson.Piece(function, "arguments") : UpstreamJson.Text(function, "arguments")) ?? "";
    }

    /// <summary>For a call without an id: it has to differ between turns and be the same whenever the same answer is read.</summary>
    public static string CreateCallId(string? answer, int index, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{answer}\n{index}\n{name}"));
        return $"call_{Convert.ToHexStringLower(hash.AsSpan(0, 12))}";
    }

    /// <summary>Where one answers with calls, calls are why it ended: not everybody says so.</summary>
    public static FinishReason Finish(string? reason, bool hasCalls) => reason switch
    {
        "length" or "max_tokens" or "model_length" => FinishReason.Length,
        "content_filter" => FinishReason.ContentFilter,
        _ => hasCalls ? FinishReason.ToolCalls : FinishReason.Stop,
    };

    public static TokenUsage? Usage(JsonElement parent) =>
        UpstreamJson.Object(parent, "usage") is { ValueKind: JsonValueKind.Object } usage
        && OpenAiUsageReader.TryRead(JsonMarshal.GetRawUtf8Value(usage), out var read) ? read : null;

    private static ReasoningBlock? ReadDetail(JsonElement element)
    {
        try
        {
            return OpenAiReasoningReader.ReadBlock(element, "reasoning_details");
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("The upstream's text is not valid Unicode.", exception);
        }
    }

    private string? TextOf(string name) => _isPiece ? UpstreamJson.Piece(_message, name) : UpstreamJson.Text(_message, name);

    private string Join(string type, Func<JsonElement, string?> text)
    {
        var joined = "";
        foreach (var part in UpstreamJson.Array(_message, "content"))
        {
            if (UpstreamJson.Text(part, "type") == type) joined += text(part);
        }

        return joined;
    }
}
