using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Writes the body of <c>POST /chat/completions</c>.</summary>
internal static class OpenAiRequestWriter
{
    /// <summary>OpenAI refuses longer names for a user.</summary>
    private const int MaxUserLength = 64;

    private const CarriedFields Carried = CarriedFields.Seed | CarriedFields.Penalties | CarriedFields.Choices | CarriedFields.User
        | CarriedFields.SingleToolCall | CarriedFields.StrictAnswer | CarriedFields.AnswerDescription | CarriedFields.Logits
        | CarriedFields.StrictTools | CarriedFields.Names | CarriedFields.ImageDetail;

    public static void Write(ChatRequest request, ChatTarget target, IBufferWriter<byte> output, DroppedFields dropped)
    {
        var model = OpenAiModel.Of(target);
        UnsupportedFields.Report(request, CarriedBy(model), model.Fields, dropped);
        using var writer = new Utf8JsonWriter(output, WireJson.Writing);
        writer.WriteStartObject();
        writer.WriteString("model"u8, target.Model);
        new OpenAiMessageWriter(request, model, dropped).Write(writer);
        OpenAiToolWriter.Write(writer, request, model, dropped);
        OpenAiFormatWriter.Write(writer, request.ResponseFormat);
        OpenAiSamplingWriter.Write(writer, request, target, model, dropped);
        WriteEffort(writer, request.Reasoning, model, dropped);
        WriteAccount(writer, request, model);
        foreach (var extra in request.Extras)
        {
            if (!model.Takes(extra.Path)) continue;

            writer.WritePropertyName(extra.Path);
            extra.Value.WriteTo(writer);
        }

        writer.WriteBoolean("stream"u8, target.Stream);
        if (target.Stream && target.Provider.Type.StreamUsage)
        {
            writer.WriteStartObject("stream_options"u8);
            writer.WriteBoolean("include_usage"u8, true);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static CarriedFields CarriedBy(in OpenAiModel model)
    {
        var carried = Carried;
        if (model.Takes("top_k")) carried |= CarriedFields.TopK;
        if (model.Takes("cache_control")) carried |= CarriedFields.CacheMarks;
        if (model.Takes("service_tier")) carried |= CarriedFields.ServiceTier;
        return carried;
    }

    private static void WriteEffort(Utf8JsonWriter writer, ReasoningOptions? wish, in OpenAiModel model, DroppedFields dropped)
    {
        if (wish is null) return;

        var isOff = ReasoningBudget.IsOff(wish);
        var effort = isOff ? wish.Effort : ReasoningBudget.Effort(wish);
        if (model.TakesEffort && effort is not null) writer.WriteString("reasoning_effort"u8, effort);
        else if (!isOff || model.IsReasoner) dropped.Add(wish.Path);
    }

    private static void WriteAccount(Utf8JsonWriter writer, ChatRequest request, in OpenAiModel model)
    {
        if (request.User is { } user) writer.WriteString("user"u8, user.Length <= MaxUserLength ? user : Hash(user));
        if (model.Takes("service_tier") && request.ServiceTier is { } tier) writer.WriteString("service_tier"u8, tier);
    }

    /// <summary>A name that is too long still has to tell one user from another.</summary>
    private static string Hash(string user) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(user)));
}
