using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Collects the top-level fields of one request.</summary>
internal sealed class OpenAiRequestFields(RequestContext context)
{
    private readonly OpenAiSamplingFields _sampling = new(context);
    private readonly OpenAiReasoningFields _reasoning = new(context);
    private readonly List<ChatTool> _tools = [];
    private string? _model;
    private IReadOnlyList<ChatMessage>? _messages;
    private ToolChoice? _toolChoice;
    private bool? _parallelToolCalls;
    private ResponseFormat? _responseFormat;
    private bool _stream;
    private bool _includeUsage;
    private string? _user;
    private string? _serviceTier;
    private JsonElement? _metadata;

    public void Read(string name, JsonElement value)
    {
        if (_sampling.TryRead(name, value) || _reasoning.TryRead(name, value)) return;

        switch (name)
        {
            case "model": _model = context.String(value, name); break;
            case "messages": _messages = OpenAiMessageReader.ReadAll(value, context); break;
            case "tools": OpenAiToolReader.ReadTools(value, _tools, context); break;
            case "functions": OpenAiToolReader.ReadFunctions(value, _tools, context); break;
            case "tool_choice": _toolChoice = OpenAiToolReader.ReadChoice(value, context); break;
            case "function_call": _toolChoice ??= OpenAiToolReader.ReadFunctionCall(value, context); break;
            case "parallel_tool_calls": _parallelToolCalls = context.Boolean(value, name); break;
            case "response_format": _responseFormat = OpenAiResponseFormatReader.Read(value, context); break;
            case "stream": _stream = context.Boolean(value, name) ?? false; break;
            case "stream_options": ReadStreamOptions(value); break;
            case "user": _user = context.String(value, name); break;
            case "service_tier": _serviceTier = context.String(value, name); break;
            case "metadata": _metadata = context.Object(value, name); break;
            // Not to store an answer is what every upstream but OpenAI does anyway.
            case "store" when value.ValueKind == JsonValueKind.False: break;
            default: context.Extra(name, value); break;
        }
    }

    /// <param name="messages">The conversation, where it does not come from a field of its own.</param>
    public ChatRequest Build(IReadOnlyList<ChatMessage>? messages = null)
    {
        _messages = messages ?? _messages;
        if (string.IsNullOrEmpty(_model)) context.Fail("model", "'model' has to be a non-empty string.");
        if (_messages is not { Count: > 0 }) context.Fail("messages", "'messages' has to be a non-empty array.");

        return new ChatRequest
        {
            Model = _model ?? "",
            Messages = _messages ?? [],
            Tools = _tools,
            ToolChoice = _toolChoice,
            ParallelToolCalls = _parallelToolCalls,
            ResponseFormat = _responseFormat,
            Sampling = _sampling.Build(),
            Reasoning = _reasoning.Options,
            Stream = _stream,
            IncludeUsage = _includeUsage,
            User = _user,
            ServiceTier = _serviceTier,
            Metadata = _metadata,
            Extras = context.Extras,
        };
    }

    private void ReadStreamOptions(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Object, "stream_options")) return;

        foreach (var property in value.EnumerateObject())
        {
            var path = $"stream_options.{property.Name}";
            if (property.NameEquals("include_usage"u8)) _includeUsage = context.Boolean(property.Value, path) ?? false;
            else context.Extra(path, property.Value);
        }
    }
}
