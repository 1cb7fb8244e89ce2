using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>
/// Reads a client's chat request into the neutral form. Strict about the fields it knows (the error names the field as
/// OpenAI would), open to those it does not know: they are kept in <see cref="ChatRequest.Extras"/>.
/// </summary>
internal static class OpenAiChatRequestReader
{
    public static Result<ChatRequest> Read(ReadOnlyMemory<byte> body)
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
            // The one thing that JsonElement reports this way once kinds are checked: half a surrogate pair, escaped.
            return new Error(ErrorCode.InvalidRequest, "A string of the body is not valid Unicode.");
        }
    }

    private static Result<ChatRequest> Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return new Error(ErrorCode.InvalidRequest, "The body has to be a JSON object.");

        var context = new RequestContext();
        var fields = new OpenAiRequestFields(context);
        foreach (var property in root.EnumerateObject())
        {
            fields.Read(property.Name, property.Value);
        }

        var request = fields.Build();
        return context.Error is { } error ? error : request;
    }
}
