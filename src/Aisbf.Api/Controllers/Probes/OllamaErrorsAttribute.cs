using System.Buffers;
using System.Text.Json;
using Aisbf.Api.Errors;
using Aisbf.Domain.Common;

namespace Aisbf.Api.Controllers.Probes;

/// <summary>Has errors told in Ollama's dialect: <c>{"error":"…"}</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OllamaErrorsAttribute : Attribute, IErrorDialect
{
    public void Write(IBufferWriter<byte> output, Error error, string requestId)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("error"u8, error.Message);
        json.WriteEndObject();
    }

    public void WriteLastEvents(IBufferWriter<byte> output, Error error, string requestId)
    {
        Write(output, error, requestId);
        output.Write("\n"u8);
    }
}
