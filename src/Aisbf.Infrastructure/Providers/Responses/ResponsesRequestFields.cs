using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Collects the top-level fields of one request.</summary>
internal sealed class ResponsesRequestFields(RequestContext context)
{
    private readonly ResponsesToolReader _tools = new(context);
    private SamplingOptions _sampling = SamplingOptions.None;
    private string? _model;
    private string? _instructions;
    private IReadOnlyList<ChatMessage> _messages = [];
    private bool? _parallelToolCalls;
    private ResponseFormat? _responseFormat;
    private ReasoningOptions? _reasoning;
    private bool _stream;
    private string? _user;
    private string? _serviceTier;
    private JsonElement? _metadata;

    public void Read(string name, JsonElement value)
    {
        switch (name)
        {
            case "model": _model = context.String(value, name); break;
            case "input": _messages = new ResponsesInputReader(context).ReadAll(value); break;
            case "instructions": _instructions = context.String(value, name); break;
            case "tools": _tools.ReadTools(value); break;
            case "tool_choice": _tools.ReadChoice(value); break;
            case "parallel_tool_calls": _parallelToolCalls = context.Boolean(value, name); break;
            case "text": ReadText(value); break;
            case "reasoning": ReadReasoning(value); break;
            case "max_output_tokens": _sampling = _sampling with { MaxTokens = Positive(value, name) }; break;
            case "temperature": _sampling = _sampling with { Temperature = context.Number(value, name) }; break;
            case "top_p": _sampling = _sampling with { TopP = context.Number(value, name) }; break;
            case "include": ReadInclude(value); break;
            case "stream": _stream = context.Boolean(value, name) ?? false; break;
            case "user": _user = context.String(value, name); break;
            case "service_tier": _serviceTier = context.String(value, name); break;
            case "metadata": _metadata = context.Object(value, name); break;
            case "top_logprobs" when context.Integer(value, name) is null or 0: break;
            case "truncation" when context.String(value, name) is null or "disabled": break;
            // Whatever else they can say was refused before; padding against eavesdroppers is the connection's matter.
            case "store" or "background" or "previous_response_id" or "conversation" or "prompt" or "stream_options": break;
            default: context.Extra(name, value); break;
        }
    }

    public ChatRequest Build()
    {
        if (string.IsNullOrEmpty(_model)) context.Fail("model", "'model' has to be a non-empty string.");
        if (_messages.Count == 0) context.Fail("input", "'input' has to be a string or a non-empty array of items.");

        return new ChatRequest
        {
            Model = _model ?? "",
            Messages = string.IsNullOrEmpty(_instructions) ? _messages : [Instructions(_instructions), .. _messages],
            Tools = _tools.Build(),
            ToolChoice = _tools.Choice,
            ParallelToolCalls = _parallelToolCalls,
            ResponseFormat = _responseFormat,
            Sampling = _sampling,
            Reasoning = _reasoning,
            Stream = _stream,
            IncludeUsage = true,
            User = _user,
            ServiceTier = _serviceTier,
            Metadata = _metadata,
            Extras = context.Extras,
        };
    }

    private static ChatMessage Instructions(string text) => new()
    {
        Role = ChatRole.System,
        Path = "instructions",
        PlainContent = true,
        Parts = [new ChatPart.Text(text) { Path = "instructions" }],
    };

    private void ReadText(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Object, "text")) return;

        foreach (var property in value.EnumerateObject())
        {
            switch (property.Name)
            {
                case "format": _responseFormat = ResponsesFormatReader.Read(property.Value, context); break;
                case "verbosity": context.Extra("verbosity", property.Value); break;
                default: context.Extra($"text.{property.Name}", property.Value); break;
            }
        }
    }

    private void ReadReasoning(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Object, "reasoning")) return;

        foreach (var property in value.EnumerateObject())
        {
            var path = $"reasoning.{property.Name}";
            switch (property.Name)
            {
                case "effort" when context.String(property.Value, path) is { } effort:
                    _reasoning = new ReasoningOptions { Path = path, Effort = effort };
                    break;
                // What a model tells of its reasoning is always given.
                case "effort" or "summary" or "generate_summary": break;
                default: context.Extra(path, property.Value); break;
            }
        }
    }

    /// <summary>Reasoning to hand back always comes along, because nothing else here remembers it.</summary>
    private void ReadInclude(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Array, "include")) return;

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var path = $"include[{index++}]";
            if (context.String(element, path) is not "reasoning.encrypted_content") context.Extra(path, element);
        }
    }

    private int? Positive(JsonElement value, string path)
    {
        var number = context.Integer(value, path);
        if (number is < 1) context.Fail(path, $"'{path}' has to be at least 1.");
        return number;
    }
}
