using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Anthropic;

/// <summary><c>POST /v1/messages</c> and its token count.</summary>
internal static class MessagesOperation
{
    public static Reply Answer(SimRequest request)
    {
        if (MessagesRules.Check(request, counting: false).FirstOrDefault() is { } error)
            return new ErrorReply(error);

        var answer = AnswerComposer.Compose(MessagesReader.Read(request.Json), request.Model, request.Directives);
        return request.Json.IsTrue("stream"u8)
            ? new StreamReply(MessageStream.Frames(request, answer), Framing.Sse)
            : BodyReply.Json(json => MessageBody.Write(json, request, answer));
    }

    public static Reply CountTokens(SimRequest request)
    {
        if (MessagesRules.Check(request, counting: true).FirstOrDefault() is { } error)
            return new ErrorReply(error);

        var tokens = AnswerComposer.Compose(MessagesReader.Read(request.Json), request.Model, request.Directives).Tokens;
        return BodyReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("input_tokens"u8, tokens.Input);
            json.WriteEndObject();
        });
    }
}
