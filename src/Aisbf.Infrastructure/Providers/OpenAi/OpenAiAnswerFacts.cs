using System.Text.Json;
using Aisbf.Domain.Usage;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>What the gateway wants to know of an OpenAI answer, or of one chunk of a stream, that it passes on unchanged.</summary>
internal readonly record struct OpenAiAnswerFacts(bool HasChoices, bool EmptyChoices, bool HasError, TokenUsage? Usage)
{
    /// <exception cref="JsonException">It is not one JSON object.</exception>
    public static OpenAiAnswerFacts Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer is not a JSON object.");
        }

        var (hasChoices, emptyChoices, hasError) = (false, false, false);
        TokenUsage? usage = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("choices"u8))
            {
                reader.Read();
                hasChoices = reader.TokenType == JsonTokenType.StartArray;
                var start = reader.BytesConsumed;
                reader.Skip();
                emptyChoices = hasChoices && json[(int)start..((int)reader.BytesConsumed - 1)].IndexOfAnyExcept(" \t\r\n"u8) < 0;
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    usage = OpenAiUsageReader.TryRead(ref reader, out var read) ? read : usage;
                }
                else
                {
                    reader.Skip();
                }
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                hasError = reader.TokenType != JsonTokenType.Null;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        // Nothing but white space may follow the object; the reader throws otherwise.
        reader.Read();
        return new OpenAiAnswerFacts(hasChoices, emptyChoices, hasError, usage);
    }
}
