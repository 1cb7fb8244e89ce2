using System.Text.Json;
using Aisbf.Domain.Common;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Writes an error body.</summary>
internal static class OpenAiErrorWriter
{
    public static void Write(Utf8JsonWriter writer, Error error)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error"u8);
        writer.WriteString("message"u8, error.Message);
        writer.WriteString("type"u8, OpenAiWords.ErrorType(error.Code));
        writer.WriteString("param"u8, error.Param);
        writer.WriteString("code"u8, OpenAiWords.Code(error.Code));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
