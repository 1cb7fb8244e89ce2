using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Collects the top-level fields of one request.</summary>
internal sealed class AnthropicRequestFields(RequestContext context)
{
    private readonly AnthropicThinkingFields _thinking = new(context);
    private readonly List<ChatMessage> _system = [];
    private readonly List<ChatMessage> _messages = [];
    private readonly List<ChatTool> _tools = [];
    private SamplingOptions _sampling = SamplingOptions.None;
    private string? _model;
    private ToolChoice? _toolChoice;
    private bool? _parallel;
    private ResponseFormat? _format;
    private string? _user;
    private string? _serviceTier;
    private bool _stream;

    public void Read(string name, JsonElement value)
    {
        switch (name)
        {
            case "model": _model = context.String(value, name); break;
            case "system": AnthropicMessageReader.ReadSystem(value, _system, context); break;
            case "messages": AnthropicMessageReader.ReadAll(value, _messages, context); break;
            case "max_tokens": _sampling = _sampling with { MaxTokens = Positive(value, name) }; break;
            case "temperature": _sampling = _sampling with { Temperature = context.Number(value, name) }; break;
            case "top_p": _sampling = _sampling with { TopP = context.Number(value, name) }; break;
            case "top_k": _sampling = _sampling with { TopK = context.Integer(value, name) }; break;
            case "stop_sequences": _sampling = _sampling with { Stop = ReadStop(value) }; break;
            case "tools": AnthropicToolReader.ReadAll(value, _tools, context); break;
            case "tool_choice": (_toolChoice, _parallel) = AnthropicToolReader.ReadChoice(value, context); break;
            case "thinking": _thinking.Read(value); break;
            case "output_config": ReadOutput(value); break;
            case "output_format": _format = AnthropicFormatReader.Read(value, name, context); break;
            case "metadata": ReadMetadata(value); break;
            case "service_tier":
                _serviceTier = context.String(value, name);
                if (_serviceTier == "standard_only") _serviceTier = "default";
                break;
            case "stream": _stream = context.Boolean(value, name) ?? false; break;
            default: context.Extra(name, value); break;
        }
    }

    public ChatRequest Build(bool isCount)
    {
        if (string.IsNullOrEmpty(_model)) context.Fail("model", "'model' has to be a non-empty string.");
        if (_sampling.MaxTokens is null && !isCount) context.Fail("max_tokens", "'max_tokens' is required.");
        if (_messages.Count == 0) context.Fail("messages", "'messages' has to be a non-empty array.");

        return new ChatRequest
        {
            Model = _model ?? "",
            Messages = [.. _system, .. _messages],
            Tools = _tools,
            ToolChoice = _toolChoice,
            ParallelToolCalls = _parallel,
            ResponseFormat = _format,
            Sampling = _sampling,
            Reasoning = _thinking.Build(),
            Stream = _stream,
            IncludeUsage = true,
            User = _user,
            ServiceTier = _serviceTier,
            Extras = context.Extras,
        };
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
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Array, "stop_sequences")) return stop;

        foreach (var element in value.EnumerateArray())
        {
            if (context.String(element, $"stop_sequences.{stop.Count}") is { } text) stop.Add(text);
        }

        return stop;
    }

    private void ReadOutput(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Object, "output_config")) return;

        foreach (var property in value.EnumerateObject())
        {
            var path = $"output_config.{property.Name}";
            if (property.NameEquals("effort"u8)) _thinking.ReadEffort(property.Value, path);
            else if (property.NameEquals("format"u8)) _format = AnthropicFormatReader.Read(property.Value, path, context);
            else context.Extra(path, property.Value);
        }
    }

    private void ReadMetadata(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Object, "metadata")) return;

        foreach (var property in value.EnumerateObject())
        {
            var path = $"metadata.{property.Name}";
            if (property.NameEquals("user_id"u8)) _user = context.String(property.Value, path);
            else context.Extra(path, property.Value);
        }
    }
}
