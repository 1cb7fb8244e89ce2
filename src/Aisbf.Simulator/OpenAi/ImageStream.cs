using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary>The events of streamed images: those half done, then each whole one.</summary>
internal static class ImageStream
{
    /// <param name="request">What they answer.</param>
    /// <param name="kind">What the events' types begin with.</param>
    /// <param name="count">Whole images.</param>
    /// <param name="partial">Images half done.</param>
    public static IEnumerable<Frame> Frames(SimRequest request, string kind, int count, int partial)
    {
        using var buffer = new JsonBuffer();
        for (var i = 0; i < partial; i++)
            yield return Event(buffer, request, $"{kind}.partial_image", i);
        for (var i = 0; i < count; i++)
            yield return Event(buffer, request, $"{kind}.completed", null);
    }

    private static Frame Event(JsonBuffer buffer, SimRequest request, string type, int? index)
    {
        var json = buffer.Begin();
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteBase64String("b64_json"u8, ImageOperation.Pixel);
        json.WriteNumber("created_at"u8, request.Now.ToUnixTimeSeconds());
        if (index is { } number)
        {
            json.WriteNumber("partial_image_index"u8, number);
        }
        else
        {
            json.WriteStartObject("usage"u8);
            json.WriteNumber("input_tokens"u8, request.Directives.InputTokens ?? 10);
            json.WriteNumber("output_tokens"u8, request.Directives.OutputTokens ?? 100);
            json.WriteNumber("total_tokens"u8, (request.Directives.InputTokens ?? 10) + (request.Directives.OutputTokens ?? 100));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        return new Frame(buffer.Take(), type, index is null ? FrameKind.Finish : FrameKind.Content);
    }
}
