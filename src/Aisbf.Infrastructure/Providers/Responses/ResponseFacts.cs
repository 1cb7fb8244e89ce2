using System.Text.Json;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>What the gateway wants to know of a response, or of one event of a stream, that it passes on unchanged.</summary>
/// <param name="Type">The event's kind; null for what is no event.</param>
/// <param name="IsResponse">It is a <c>response</c> object, or has one.</param>
/// <param name="IsFailed">It says that the answer failed.</param>
/// <param name="Fault">Where the object stands that says why.</param>
/// <param name="Usage">The tokens, where they are counted.</param>
internal readonly record struct ResponseFacts(string? Type, bool IsResponse, bool IsFailed, Range Fault, TokenUsage? Usage)
{
    /// <exception cref="JsonException">It is not one JSON object.</exception>
    public static ResponseFacts Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer is not a JSON object.");
        }

        var facts = new ResponseFacts(null, false, false, .., null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            facts = facts.ReadField(ref reader, json);
        }

        // Nothing but white space may follow the object; the reader throws otherwise.
        reader.Read();
        return facts;
    }

    /// <inheritdoc cref="AnswerJudge"/>
    public static UpstreamFault? Judge(ReadOnlySpan<byte> body, IUpstreamDialect dialect, out TokenUsage? usage)
    {
        var facts = Read(body);
        usage = facts.Usage;
        return facts.IsFailed ? dialect.ReadFault(200, body)
            : facts.IsResponse ? null
            : new UpstreamFault(AttemptKind.InvalidAnswer, null);
    }

    private ResponseFacts ReadField(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        if (reader.ValueTextEquals("type"u8))
        {
            reader.Read();
            var type = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            reader.Skip();
            return this with { Type = type, IsFailed = IsFailed || type is "error" or "response.failed" };
        }

        if (reader.ValueTextEquals("object"u8))
        {
            reader.Read();
            var isResponse = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("response"u8);
            reader.Skip();
            return this with { IsResponse = IsResponse || isResponse };
        }

        if (reader.ValueTextEquals("status"u8))
        {
            reader.Read();
            var isFailed = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("failed"u8);
            reader.Skip();
            return this with { IsFailed = IsFailed || isFailed };
        }

        if (reader.ValueTextEquals("error"u8))
        {
            reader.Read();
            var isError = reader.TokenType != JsonTokenType.Null;
            reader.Skip();
            return this with { IsFailed = IsFailed || isError };
        }

        if (reader.ValueTextEquals("usage"u8))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject && OpenAiUsageReader.TryRead(ref reader, out var usage)) return this with { Usage = usage };

            reader.Skip();
            return this;
        }

        if (reader.ValueTextEquals("response"u8)) return ReadResponse(ref reader, json);

        reader.Skip();
        return this;
    }

    private ResponseFacts ReadResponse(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var end = (int)reader.BytesConsumed;
        if (json[start] != (byte)'{') return this;

        var inner = Read(json[start..end]);
        return this with { IsResponse = true, IsFailed = IsFailed || inner.IsFailed, Fault = inner.IsFailed ? start..end : Fault, Usage = inner.Usage ?? Usage };
    }
}
