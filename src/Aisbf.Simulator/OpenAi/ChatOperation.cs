using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary><c>POST /v1/chat/completions</c>.</summary>
internal static class ChatOperation
{
    public static Reply Answer(SimRequest request)
    {
        if (ChatRules.Check(request).FirstOrDefault() is { } error)
            return new ErrorReply(error);

        var body = request.Json;
        var answer = AnswerComposer.Compose(ChatReader.Read(body), request.Model, request.Directives);
        var choices = Math.Clamp(body.Int("n"u8) ?? 1, 1, 128);
        if (!body.IsTrue("stream"u8))
            return BodyReply.Json(json => ChatBody.Write(json, request, answer, choices));

        var withUsage = body.Get("stream_options"u8).IsTrue("include_usage"u8);
        return new StreamReply(ChatStream.Frames(request, answer, choices, withUsage), Framing.Sse);
    }
}
