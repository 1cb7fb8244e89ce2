using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Ollama;

/// <summary><c>POST /api/chat</c>; streams unless told not to.</summary>
internal static class ChatOperation
{
    public static Reply Answer(SimRequest request)
    {
        if (ChatRules.Check(request).FirstOrDefault() is { } error)
            return new ErrorReply(error);

        var line = new ChatLine(request);
        if (!request.Json.Items("messages"u8).Any())
            return BodyReply.Json(line.WriteLoaded);
        var answer = AnswerComposer.Compose(ChatReader.Read(request.Json), request.Model, request.Directives);
        return request.Json.IsFalse("stream"u8)
            ? BodyReply.Json(json => line.WriteWhole(json, answer))
            : new StreamReply(ChatStream.Frames(line, answer, request.Directives), Framing.NdJson);
    }
}
