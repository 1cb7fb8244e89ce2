using System.Buffers;
using System.Text.Json;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi.Completions;

/// <summary>
/// Clients of OpenAI's text completions, at upstreams that only chat: the prompt is what a user says, and the answer's text
/// completes it.
/// </summary>
internal sealed class CompletionIngress : IChatIngress
{
    private const string OneText = "Only one text can be completed here; lists of texts and tokens need a provider that speaks OpenAI's dialect.";

    public Surface Surface => Surface.Completions;

    public Result<ChatRequest> ReadRequest(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, WireJson.Reading);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new Error(ErrorCode.InvalidRequest, "The body is not valid JSON, is nested too deeply or gives a field twice.");
        }
        catch (InvalidOperationException)
        {
            return new Error(ErrorCode.InvalidRequest, "A string of the body is not valid Unicode.");
        }
    }

    public string NewId() => $"cmpl-{Guid.NewGuid():N}";

    public void WriteResponse(ChatResponse response, in ReplyHead head, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, WireJson.Writing);
        CompletionWriter.Begin(writer, head);
        foreach (var choice in response.Choices)
        {
            CompletionWriter.WriteChoice(writer, choice.Index, choice.Text ?? "", choice.FinishReason);
        }

        writer.WriteEndArray();
        if (response.Usage is { } usage)
        {
            writer.WritePropertyName("usage"u8);
            OpenAiUsageWriter.Write(writer, usage);
        }

        writer.WriteEndObject();
    }

    public IChatStreamWriter CreateStreamWriter(in ReplyHead head, RequestPeek peek) => new CompletionStreamWriter(head, peek.IncludeUsage);

    private static Result<ChatRequest> Read(JsonElement root)
    {
        var context = new RequestContext();
        var fields = new OpenAiRequestFields(context);
        string? prompt = null;
        foreach (var property in root.EnumerateObject())
        {
            switch (property.Name)
            {
                case "prompt":
                    prompt = Prompt(property.Value);
                    break;

                // A number here, and true or false in chat.
                case "logprobs" or "messages" or "tools" or "functions" or "tool_choice":
                    context.Extra(property.Name, property.Value);
                    break;
                case "echo" or "suffix" or "best_of" when IsDefault(property.Value):
                    break;
                default:
                    fields.Read(property.Name, property.Value);
                    break;
            }
        }

        if (prompt is null)
        {
            return new Error(ErrorCode.UnsupportedFeature, OneText, "prompt");
        }

        var message = new ChatMessage { Role = ChatRole.User, Parts = [new ChatPart.Text(prompt)], PlainContent = true };
        var request = fields.Build([message]);
        return context.Error is { } error ? error : request;
    }

    private static string? Prompt(JsonElement prompt) => prompt.ValueKind switch
    {
        JsonValueKind.String => prompt.GetString(),
        JsonValueKind.Array when prompt.GetArrayLength() == 1 && prompt[0].ValueKind == JsonValueKind.String => prompt[0].GetString(),
        _ => null,
    };

    /// <summary>It says what holds anyway.</summary>
    private static bool IsDefault(JsonElement value) =>
        value.ValueKind is JsonValueKind.False or JsonValueKind.Null
        || value.ValueKind == JsonValueKind.String && value.ValueEquals(""u8)
        || value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number == 1;
}
