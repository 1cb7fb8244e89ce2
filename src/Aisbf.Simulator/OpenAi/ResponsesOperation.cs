using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary><c>POST /v1/responses</c>. Nothing is stored, whatever the request says.</summary>
internal static class ResponsesOperation
{
    public static Reply Answer(SimRequest request)
    {
        if (ResponsesRules.Check(request).FirstOrDefault() is { } error)
            return new ErrorReply(error);

        var answer = AnswerComposer.Compose(ResponsesReader.Read(request.Json), request.Model, request.Directives);
        return request.Json.IsTrue("stream"u8)
            ? new StreamReply(ResponsesStream.Frames(request, answer), Framing.Sse)
            : BodyReply.Json(json => ResponsesBody.Write(json, request, answer, ResponsesBody.EndOf(answer)));
    }
}
