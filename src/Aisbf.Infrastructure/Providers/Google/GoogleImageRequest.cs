using System.Globalization;
using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>A client's request for images, as far as Google can serve it.</summary>
/// <param name="Prompt">What to draw.</param>
/// <param name="Count">How many.</param>
/// <param name="Ratio">Width over height wanted; null for the model's own.</param>
internal sealed record GoogleImageRequest(string Prompt, int Count, double? Ratio)
{
    private static readonly string[] ImagenShapes = ["1:1", "3:4", "4:3", "9:16", "16:9"];
    private static readonly string[] GeminiShapes = ["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"];

    /// <summary>The nearest shape that Imagen knows.</summary>
    public string? ImagenShape => Nearest(ImagenShapes);

    /// <summary>The nearest shape that Gemini knows.</summary>
    public string? GeminiShape => Nearest(GeminiShapes);

    public static Result<GoogleImageRequest> Read(ReadOnlyMemory<byte> body, Provider provider, DroppedFields dropped) =>
        SurfaceRequests.Read<GoogleImageRequest>(body, (root, context) =>
        {
            var (prompt, count, size, format, stream) = ("", 1, (string?)null, (string?)null, false);
            foreach (var property in root.EnumerateObject())
            {
                var value = property.Value;
                switch (property.Name)
                {
                    case "model": break;
                    case "prompt": prompt = context.String(value, "prompt") ?? ""; break;
                    case "n": count = context.Integer(value, "n") ?? 1; break;
                    case "size": size = context.String(value, "size"); break;
                    case "response_format": format = context.String(value, "response_format"); break;
                    case "stream": stream = context.Boolean(value, "stream") ?? false; break;
                    case "quality" or "background" or "moderation" when value.ValueKind == JsonValueKind.String && value.ValueEquals("auto"u8): break;
                    case var other when value.ValueKind != JsonValueKind.Null: dropped.Add(other); break;
                }
            }

            if (format == "url")
            {
                return SurfaceRequests.Unsupported(provider, "gives images as data only; ask for 'b64_json'", "response_format");
            }

            if (stream)
            {
                return SurfaceRequests.Unsupported(provider, "does not stream images", "stream");
            }

            if (prompt.Length == 0)
            {
                context.Fail("prompt", "'prompt' has to be a non-empty string.");
            }

            if (count < 1)
            {
                context.Fail("n", "'n' has to be at least 1.");
            }

            var ratio = RatioOf(size);
            if (size is not null and not "auto" && ratio is null)
            {
                context.Fail("size", "'size' has to be 'auto' or a width and a height, such as '1024x1024'.");
            }

            return new GoogleImageRequest(prompt, count, ratio);
        });

    private static double? RatioOf(string? size) =>
        size?.Split('x') is [var width, var height]
        && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var w) && w > 0
        && int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var h) && h > 0
            ? (double)w / h
            : null;

    private string? Nearest(string[] shapes) => Ratio is { } wanted
        ? shapes.MinBy(shape =>
        {
            var sides = shape.Split(':');
            return Math.Abs(Math.Log(wanted * int.Parse(sides[1], CultureInfo.InvariantCulture) / int.Parse(sides[0], CultureInfo.InvariantCulture)));
        })
        : null;
}
