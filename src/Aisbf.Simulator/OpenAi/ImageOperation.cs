using System.Globalization;
using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary><c>POST /v1/images/generations</c>, <c>/v1/images/edits</c> and <c>/v1/images/variations</c>: always the same picture of one pixel.</summary>
internal static class ImageOperation
{
    public static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private const string Generation = "image_generation";
    private const string Change = "image_edit";

    public static Reply Answer(SimRequest request) => FromJson(request, Generation);

    /// <summary>Takes a form, or JSON that names the pictures by their addresses.</summary>
    public static Reply Edit(SimRequest request)
    {
        if (request.Form is null)
            return request.Json.Get("images"u8).ValueKind == JsonValueKind.Array ? FromJson(request, Change) : new ErrorReply(ApiError.Invalid("Missing required parameter: 'images'.", "images"));
        if (request.Form["prompt"].ToString() is not { Length: > 0 } prompt)
            return new ErrorReply(ApiError.Invalid("Missing required parameter: 'prompt'.", "prompt"));

        return FromForm(request, prompt);
    }

    public static Reply Vary(SimRequest request) => FromForm(request, null);

    /// <summary>What the URL of a picture leads to.</summary>
    public static Reply Picture(SimRequest request) => new BodyReply(Pixel, "image/png");

    private static Reply FromJson(SimRequest request, string kind)
    {
        var body = request.Json;
        if (body.Text("prompt"u8) is not { Length: > 0 } prompt)
            return new ErrorReply(ApiError.Invalid("Missing required parameter: 'prompt'.", "prompt"));

        if (body.IsTrue("stream"u8))
            return Stream(request, kind, body.Int("n"u8), body.Int("partial_images"u8));

        return Pictures(request, prompt, body.Int("n"u8), body.Text("response_format"u8));
    }

    private static Reply FromForm(SimRequest request, string? prompt)
    {
        if (request.Form?.Files is not { } files || files.GetFile("image") is null && files.GetFile("image[]") is null)
            return new ErrorReply(ApiError.Invalid("Missing required parameter: 'image'.", "image"));

        var count = Number(request, "n");
        if (request.Form["stream"] == "true")
            return Stream(request, Change, count, Number(request, "partial_images"));

        return Pictures(request, prompt, count, request.Form["response_format"]);
    }

    private static int? Number(SimRequest request, string field) =>
        int.TryParse(request.Form![field], CultureInfo.InvariantCulture, out var number) ? number : null;

    private static StreamReply Stream(SimRequest request, string kind, int? n, int? partial) =>
        new(ImageStream.Frames(request, kind, Math.Clamp(n ?? 1, 1, 10), Math.Clamp(partial ?? 0, 0, 3)), Framing.Sse);

    private static BodyReply Pictures(SimRequest request, string? prompt, int? n, string? format)
    {
        var count = Math.Clamp(n ?? 1, 1, 10);
        var asUrl = format == "url";
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
                if (prompt is not null)
                    json.WriteString("revised_prompt"u8, prompt);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
