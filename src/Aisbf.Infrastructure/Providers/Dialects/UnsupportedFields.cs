using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>
/// Names every field that a vendor has no place for at all. What depends on more than the field itself (a picture of a
/// kind that the vendor does not know, say) is named by the vendor's own writer. A field that says what holds anyway,
/// such as <c>n: 1</c>, is not lost.
/// </summary>
internal static class UnsupportedFields
{
    public static void Report(ChatRequest request, CarriedFields carried, IReadOnlySet<string> carriedExtras, DroppedFields dropped)
    {
        ReportSampling(request.Sampling, carried, dropped);
        ReportAccount(request, carried, dropped);
        ReportFormat(request.ResponseFormat, carried, dropped);
        if (request.ParallelToolCalls is false && request.Tools.Count > 0 && !carried.HasFlag(CarriedFields.SingleToolCall))
            dropped.Add("parallel_tool_calls");
        ReportTools(request, carried, dropped);
        for (var i = 0; i < request.Messages.Count; i++)
        {
            ReportMessage(request, i, carried, dropped);
        }

        foreach (var extra in request.Extras)
        {
            if (!carriedExtras.Contains(extra.Path)) dropped.Add(extra.Path);
        }
    }

    private static void ReportSampling(SamplingOptions sampling, CarriedFields carried, DroppedFields dropped)
    {
        if (sampling.TopK is not null && !carried.HasFlag(CarriedFields.TopK)) dropped.Add("top_k");
        if (sampling.Seed is not null && !carried.HasFlag(CarriedFields.Seed)) dropped.Add("seed");
        if (sampling.N is > 1 && !carried.HasFlag(CarriedFields.Choices)) dropped.Add("n");
        if (!carried.HasFlag(CarriedFields.Penalties))
        {
            if (sampling.PresencePenalty is not null and not 0) dropped.Add("presence_penalty");
            if (sampling.FrequencyPenalty is not null and not 0) dropped.Add("frequency_penalty");
        }

        if (carried.HasFlag(CarriedFields.Logits)) return;

        if (sampling.LogitBias is { } bias && bias.EnumerateObject().Any()) dropped.Add("logit_bias");
        if (sampling.Logprobs is true) dropped.Add("logprobs");
        if (sampling.TopLogprobs is > 0) dropped.Add("top_logprobs");
    }

    private static void ReportAccount(ChatRequest request, CarriedFields carried, DroppedFields dropped)
    {
        if (request.User is not null && !carried.HasFlag(CarriedFields.User)) dropped.Add("user");
        if (request.Metadata is { ValueKind: JsonValueKind.Object } metadata && metadata.EnumerateObject().Any()
            && !carried.HasFlag(CarriedFields.Metadata)) dropped.Add("metadata");
        if (request.ServiceTier is not null and not ("auto" or "default") && !carried.HasFlag(CarriedFields.ServiceTier)) dropped.Add("service_tier");
    }

    /// <summary>The schema's name is not reported: OpenAI demands one, and it means nothing to the model.</summary>
    private static void ReportFormat(ResponseFormat? format, CarriedFields carried, DroppedFields dropped)
    {
        if (format?.Strict is true && !carried.HasFlag(CarriedFields.StrictAnswer)) dropped.Add("response_format.json_schema.strict");
        if (format?.Description is not null && !carried.HasFlag(CarriedFields.AnswerDescription))
            dropped.Add("response_format.json_schema.description");
    }

    private static void ReportTools(ChatRequest request, CarriedFields carried, DroppedFields dropped)
    {
        foreach (var tool in request.Tools)
        {
            if (tool.Strict is true && !carried.HasFlag(CarriedFields.StrictTools)) dropped.Add($"{tool.Path}.strict");
            if (tool.CacheControl is not null && !carried.HasFlag(CarriedFields.CacheMarks))
                dropped.Add($"{ToolPath(tool)}.cache_control");
        }
    }

    /// <summary>The mark stands on the tool, not on the function in it.</summary>
    private static string ToolPath(ChatTool tool) =>
        tool.Path.EndsWith(".function", StringComparison.Ordinal) ? tool.Path[..^".function".Length] : tool.Path;

    private static void ReportMessage(ChatRequest request, int index, CarriedFields carried, DroppedFields dropped)
    {
        var message = request.Messages[index];
        if (message.Name is not null && !carried.HasFlag(CarriedFields.Names)) dropped.Add(FieldPath.Message(request, index, "name"));
        if (message.IsError && !carried.HasFlag(CarriedFields.ToolErrors)) dropped.Add(FieldPath.Message(request, index, "is_error"));
        for (var part = 0; part < message.Parts.Count; part++)
        {
            if (message.Parts[part].CacheControl is not null && !carried.HasFlag(CarriedFields.CacheMarks))
                dropped.Add(message.Parts[part].CacheControlPath ?? $"{FieldPath.Part(request, index, part)}.cache_control");
            if (message.Parts[part] is ChatPart.Image { Detail: not null and not "auto" } && !carried.HasFlag(CarriedFields.ImageDetail))
                dropped.Add($"{FieldPath.Part(request, index, part)}.image_url.detail");
        }
    }
}
