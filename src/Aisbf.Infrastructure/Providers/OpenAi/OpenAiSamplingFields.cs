using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Collects the fields that steer how tokens are drawn.</summary>
internal sealed class OpenAiSamplingFields(RequestContext context)
{
    private SamplingOptions _options = SamplingOptions.None;
    private int? _maxTokens;
    private int? _maxCompletionTokens;
    private JsonElement _older;

    /// <summary>False when the field is none of these.</summary>
    public bool TryRead(string name, JsonElement value)
    {
        switch (name)
        {
            case "temperature": _options = _options with { Temperature = context.Number(value, name) }; return true;
            case "top_p": _options = _options with { TopP = context.Number(value, name) }; return true;
            case "top_k": _options = _options with { TopK = context.Integer(value, name) }; return true;
            case "max_tokens": (_maxTokens, _older) = (Positive(value, name), value); return true;
            case "max_completion_tokens": _maxCompletionTokens = Positive(value, name); return true;
            case "stop": _options = _options with { Stop = ReadStop(value) }; return true;
            case "seed": _options = _options with { Seed = context.Long(value, name) }; return true;
            case "n": _options = _options with { N = Positive(value, name) }; return true;
            case "presence_penalty": _options = _options with { PresencePenalty = context.Number(value, name) }; return true;
            case "frequency_penalty": _options = _options with { FrequencyPenalty = context.Number(value, name) }; return true;
            case "logit_bias": _options = _options with { LogitBias = context.Object(value, name) }; return true;
            case "logprobs": _options = _options with { Logprobs = context.Boolean(value, name) }; return true;
            case "top_logprobs": _options = _options with { TopLogprobs = context.Integer(value, name) }; return true;
            default: return false;
        }
    }

    /// <summary>Of the two limits the newer name wins; the older one is obsolete at OpenAI.</summary>
    public SamplingOptions Build()
    {
        if (_maxCompletionTokens is not null && _maxTokens is not null && _maxTokens != _maxCompletionTokens) context.Extra("max_tokens", _older);
        return _options with { MaxTokens = _maxCompletionTokens ?? _maxTokens };
    }

    private int? Positive(JsonElement value, string path)
    {
        var number = context.Integer(value, path);
        if (number is < 1) context.Fail(path, $"'{path}' has to be at least 1.");
        return number;
    }

    private List<string> ReadStop(JsonElement value)
    {
        var stop = new List<string>();
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in value.EnumerateArray())
            {
                if (context.String(element, $"stop[{stop.Count}]") is { } text) stop.Add(text);
            }
        }
        else if (context.String(value, "stop") is { } single)
        {
            stop.Add(single);
        }

        return stop;
    }
}
