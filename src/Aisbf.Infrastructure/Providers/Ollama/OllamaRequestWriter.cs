using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Ollama;

/// <summary>Writes the body of <c>POST /api/chat</c>.</summary>
internal static class OllamaRequestWriter
{
    private const string KeepAlive = "keep_alive";

    private const CarriedFields Carried = CarriedFields.TopK | CarriedFields.Seed | CarriedFields.Penalties | CarriedFields.StrictAnswer;

    private static readonly FrozenSet<string> CarriedExtras = FrozenSet.Create(StringComparer.Ordinal, KeepAlive);

    public static void Write(ChatRequest request, ChatTarget target, IBufferWriter<byte> output, DroppedFields dropped)
    {
        UnsupportedFields.Report(request, Carried, CarriedExtras, dropped);
        using var writer = new Utf8JsonWriter(output, WireJson.Writing);
        writer.WriteStartObject();
        writer.WriteString("model"u8, target.Model);
        new OllamaMessageWriter(request, dropped).Write(writer);
        WriteTools(writer, request, dropped);
        WriteFormat(writer, request.ResponseFormat);
        WriteThink(writer, request.Reasoning, target.Model, dropped);
        OllamaOptionsWriter.Write(writer, request.Sampling, target);
        foreach (var extra in request.Extras)
        {
            if (extra.Path != KeepAlive) continue;

            writer.WritePropertyName(KeepAlive);
            extra.Value.WriteTo(writer);
        }

        writer.WriteBoolean("stream"u8, target.Stream);
        writer.WriteEndObject();
    }

    /// <summary>There is no choice of tools here; not to call any is the same as having none.</summary>
    private static void WriteTools(Utf8JsonWriter writer, ChatRequest request, DroppedFields dropped)
    {
        var mode = request.ToolChoice?.Mode;
        if (mode is ToolChoiceMode.Required or ToolChoiceMode.Named) dropped.Add(request.ToolChoice!.Path);
        if (request.Tools.Count == 0 || mode is ToolChoiceMode.None) return;

        writer.WriteStartArray("tools"u8);
        foreach (var tool in request.Tools)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "function"u8);
            writer.WriteStartObject("function"u8);
            writer.WriteString("name"u8, tool.Name);
            if (tool.Description is { } description) writer.WriteString("description"u8, description);
            writer.WritePropertyName("parameters"u8);
            if (tool.Parameters is { } parameters) parameters.WriteTo(writer);
            else writer.WriteRawValue("""{"type":"object","properties":{}}"""u8, skipInputValidation: true);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFormat(Utf8JsonWriter writer, ResponseFormat? format)
    {
        if (format is null or { Kind: ResponseFormatKind.Text }) return;

        writer.WritePropertyName("format"u8);
        if (format.Schema is { } schema) schema.WriteTo(writer);
        else writer.WriteStringValue("json"u8);
    }

    /// <summary>Models think or do not; only gpt-oss is told how much.</summary>
    private static void WriteThink(Utf8JsonWriter writer, ReasoningOptions? wish, string model, DroppedFields dropped)
    {
        if (wish is null) return;

        var effort = ReasoningBudget.Effort(wish);
        if (ReasoningBudget.IsOff(wish)) writer.WriteBoolean("think"u8, false);
        else if (effort is null) dropped.Add(wish.Path);
        else if (!model.Contains("gpt-oss", StringComparison.OrdinalIgnoreCase)) writer.WriteBoolean("think"u8, true);
        else writer.WriteString("think"u8, effort switch { "minimal" => "low", "xhigh" or "max" => "high", _ => effort });
    }
}
