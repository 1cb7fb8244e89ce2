using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Writes the body of <c>generateContent</c> and <c>streamGenerateContent</c>; the model stands in the address.</summary>
internal static class GoogleRequestWriter
{
    private const CarriedFields Carried = CarriedFields.TopK | CarriedFields.Seed | CarriedFields.Penalties | CarriedFields.Choices
        | CarriedFields.ToolErrors | CarriedFields.StrictAnswer;

    /// <summary>Google's own word for a call that has no signature because another model made it.</summary>
    private const string NoSignature = "skip_thought_signature_validator";

    public static void Write(ChatRequest request, ChatTarget target, IBufferWriter<byte> output, DroppedFields dropped)
    {
        UnsupportedFields.Report(request, Carried, FrozenSet<string>.Empty, dropped);
        var conversation = GoogleConversation.Create(request, dropped);

        using var writer = new Utf8JsonWriter(output, WireJson.Writing);
        writer.WriteStartObject();
        if (conversation.System.Count > 0)
        {
            writer.WriteStartObject("systemInstruction"u8);
            WriteParts(writer, conversation.System, needsSignature: false);
            writer.WriteEndObject();
        }

        var needsSignature = GeminiGeneration.IsThreeOrLater(target.Model);
        writer.WriteStartArray("contents"u8);
        foreach (var turn in conversation.Turns)
        {
            writer.WriteStartObject();
            writer.WriteString("role"u8, turn.IsUser ? "user"u8 : "model"u8);
            WriteParts(writer, turn.Parts, needsSignature && turn.HasCalls);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        GoogleToolWriter.Write(writer, request, dropped);
        GoogleGenerationWriter.Write(writer, request, target, dropped);
        writer.WriteEndObject();
    }

    /// <summary>Of parallel calls only the first carries a signature.</summary>
    private static void WriteParts(Utf8JsonWriter writer, IEnumerable<GooglePart> parts, bool needsSignature)
    {
        writer.WriteStartArray("parts"u8);
        foreach (var part in parts)
        {
            var lacksSignature = needsSignature && part is GooglePart.Call { Signature: null };
            GooglePartWriter.Write(writer, lacksSignature ? part with { Signature = NoSignature } : part);
            if (part is GooglePart.Call) needsSignature = false;
        }

        writer.WriteEndArray();
    }
}
