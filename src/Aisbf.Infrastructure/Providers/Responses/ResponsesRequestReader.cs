using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>
/// Reads a request for a response into the neutral form. Strict about the fields it knows, open to those it does not
/// know. What only OpenAI's own servers can do is refused by name.
/// </summary>
internal static class ResponsesRequestReader
{
    public static Result<ChatRequest> Read(ReadOnlyMemory<byte> body) => RequestJson.Read(body, Read);

    private static Result<ChatRequest> Read(JsonElement root)
    {
        var context = new RequestContext();
        var fields = new ResponsesRequestFields(context);
        foreach (var property in root.EnumerateObject())
        {
            fields.Read(property.Name, property.Value);
        }

        var request = fields.Build();
        return context.Error is { } error ? error : request;
    }
}
