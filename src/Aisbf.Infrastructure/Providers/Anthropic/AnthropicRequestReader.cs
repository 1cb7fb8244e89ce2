using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// Reads a client's message request into the neutral form. Strict about the fields it knows (the error names the field as
/// Anthropic would), open to those it does not know: they are kept in <see cref="ChatRequest.Extras"/>.
/// </summary>
internal static class AnthropicRequestReader
{
    /// <param name="body">The request.</param>
    /// <param name="isCount">Only its tokens are to be counted, so it need not say how long the answer may be.</param>
    public static Result<ChatRequest> Read(ReadOnlyMemory<byte> body, bool isCount = false) => RequestJson.Read(body, root => Read(root, isCount));

    private static Result<ChatRequest> Read(JsonElement root, bool isCount)
    {
        var context = new RequestContext();
        var fields = new AnthropicRequestFields(context);
        foreach (var property in root.EnumerateObject())
        {
            fields.Read(property.Name, property.Value);
        }

        var request = fields.Build(isCount);
        return context.Error is { } error ? InAnthropicsWords(error) : request;
    }

    /// <summary>Anthropic's messages begin with the field: <c>messages.0.content: …</c>.</summary>
    private static Error InAnthropicsWords(Error error)
    {
        var quoted = $"'{error.Param}' ";
        return error.Param is { } path && error.Message.StartsWith(quoted, StringComparison.Ordinal)
            ? error with { Message = $"{path}: {error.Message[quoted.Length..]}" }
            : error;
    }
}
