using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Writes a picture that the model made, in the shape in which requests carry pictures.</summary>
internal static class OpenAiImageWriter
{
    public static void Write(Utf8JsonWriter writer, MediaSource source)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "image_url"u8);
        writer.WriteStartObject("image_url"u8);
        writer.WriteString("url"u8, source.Url ?? $"data:{source.MediaType};base64,{source.Base64.Span}");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
