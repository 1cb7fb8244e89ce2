using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary><c>POST /v1/images/generations</c>: always the same picture of one pixel.</summary>
internal static class ImageOperation
{
    public static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static Reply Answer(SimRequest request)
    {
        var body = request.Json;
        if (body.Text("prompt"u8) is not { Length: > 0 } prompt)
            return new ErrorReply(ApiError.Invalid("Missing required parameter: 'prompt'.", "prompt"));

        var count = Math.Clamp(body.Int("n"u8) ?? 1, 1, 10);
        if (body.IsTrue("stream"u8))
            return new StreamReply(ImageStream.Frames(request, count, Math.Clamp(body.Int("partial_images"u8) ?? 0, 0, 3)), Framing.Sse);

        var asUrl = body.Text("response_format"u8) == "url";
        return BodyReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("created"u8, request.Now.ToUnixTimeSeconds());
            json.WriteStartArray("data"u8);
            for (var i = 0; i < count; i++)
            {
                json.WriteStartObject();
                if (asUrl)
                    json.WriteString("url"u8, $"{request.Http.Scheme}://{request.Http.Host}/v1/images/pixel.png");
                else
                    json.WriteBase64String("b64_json"u8, Pixel);
                json.WriteString("revised_prompt"u8, prompt);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>What the URL of a picture leads to.</summary>
    public static Reply Picture(SimRequest request) => new BodyReply(Pixel, "image/png");
}
