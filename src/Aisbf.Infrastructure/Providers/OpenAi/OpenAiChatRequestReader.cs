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
    public static Result<ChatRequest> Read(ReadOnlyMemory<byte> body) => RequestJson.Read(body, Read);

    private static Result<ChatRequest> Read(JsonElement root)
    {
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
