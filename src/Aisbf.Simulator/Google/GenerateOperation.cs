using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Google;

/// <summary><c>:generateContent</c>, <c>:streamGenerateContent</c> in both its forms, and <c>:countTokens</c>.</summary>
internal static class GenerateOperation
{
    public static Reply Answer(SimRequest request)
    {
        if (GenerateRules.Check(request.Json).FirstOrDefault() is { } error)
            return new ErrorReply(error);

        if (MediaOperation.Generate(request) is { } media)
            return media;

        var candidate = new Candidate(request, Compose(request));
        return BodyReply.Json(candidate.WriteWhole);
    }

    public static Reply StreamEvents(SimRequest request) => Stream(request, Framing.SseCrlf);

    public static Reply StreamArray(SimRequest request) => Stream(request, Framing.JsonArray);

    public static Reply CountTokens(SimRequest request)
    {
        var tokens = Compose(request).Tokens;
        return BodyReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("totalTokens"u8, tokens.Input);
            json.WriteEndObject();
        });
    }

    private static Reply Stream(SimRequest request, Framing framing) =>
        GenerateRules.Check(request.Json).FirstOrDefault() is { } error
            ? new ErrorReply(error)
            : new StreamReply(GenerateStream.Frames(new Candidate(request, Compose(request)), framing), framing);

    private static Answer Compose(SimRequest request) =>
        AnswerComposer.Compose(GenerateReader.Read(request.Json), request.Model, request.Directives);
}
