using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary><c>POST /v1/completions</c>.</summary>
internal static class CompletionOperation
{
    public static Reply Answer(SimRequest request)
    {
        var body = request.Json;
        if (request.Model.Length == 0)
            return new ErrorReply(ApiError.Invalid("you must provide a model parameter", "model"));
        if (!body.Has("prompt"u8))
            return new ErrorReply(ApiError.Invalid("Missing required parameter: 'prompt'.", "prompt"));

        var prompt = string.Join(' ', body.Get("prompt"u8).Strings());
        var ask = new Ask
        {
            LastUserText = prompt,
            MaxTokens = body.Int("max_tokens"u8),
            Stop = body.Get("stop"u8).Strings(),
            InputCharacters = prompt.Length,
        };
        var answer = AnswerComposer.Compose(ask, request.Model, request.Directives);
        return body.IsTrue("stream"u8)
            ? new StreamReply(Frames(request, answer, body.Get("stream_options"u8).IsTrue("include_usage"u8)), Framing.Sse)
            : BodyReply.Json(json =>
            {
                Begin(json, request);
                WriteChoice(json, answer.Text, OpenAiWords.Finish(answer.Finish));
                json.WriteEndArray();
                OpenAiWords.WriteUsage(json, request.Directives, answer.Tokens, 1);
                json.WriteEndObject();
            });
    }

    private static IEnumerable<Frame> Frames(SimRequest request, Answer answer, bool withUsage)
    {
        using var buffer = new JsonBuffer();
        foreach (var part in AnswerText.Chunks(answer.Text, request.Directives))
            yield return Chunk(buffer, request, part.Span, null, FrameKind.Content);
        yield return Chunk(buffer, request, "", OpenAiWords.Finish(answer.Finish), FrameKind.Finish);
        if (withUsage)
        {
            var json = buffer.Begin();
            Begin(json, request);
            json.WriteEndArray();
            OpenAiWords.WriteUsage(json, request.Directives, answer.Tokens, 1);
            json.WriteEndObject();
            yield return new Frame(buffer.Take(), Kind: FrameKind.Finish);
        }

        yield return new Frame(ChatStream.Done, Kind: FrameKind.Done);
    }

    private static Frame Chunk(JsonBuffer buffer, SimRequest request, ReadOnlySpan<char> text, string? finish, FrameKind kind)
    {
        var json = buffer.Begin();
        Begin(json, request);
        WriteChoice(json, text, finish);
        json.WriteEndArray();
        json.WriteEndObject();
        return new Frame(buffer.Take(), Kind: kind);
    }

    private static void Begin(Utf8JsonWriter json, SimRequest request)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, OpenAiWords.Id(request, "cmpl"));
        json.WriteString("object"u8, "text_completion"u8);
        json.WriteNumber("created"u8, request.Now.ToUnixTimeSeconds());
        json.WriteString("model"u8, request.Model);
        json.WriteStartArray("choices"u8);
    }

    private static void WriteChoice(Utf8JsonWriter json, ReadOnlySpan<char> text, string? finish)
    {
        json.WriteStartObject();
        json.WriteString("text"u8, text);
        json.WriteNumber("index"u8, 0);
        json.WriteNull("logprobs"u8);
        json.WriteString("finish_reason"u8, finish);
        json.WriteEndObject();
    }
}
