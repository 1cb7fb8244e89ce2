using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Gateway;

/// <summary>
/// Reads the few facts that routing needs in one pass over a chat request's bytes, and refuses what is not one JSON
/// object. The pass is also the proof that the body is well formed, so that the bytes can go upstream as they are.
/// </summary>
public static class RequestPeeker
{
    /// <summary>Nesting that we still read; the deepest real requests (JSON schemas in tools) stay below 40.</summary>
    public const int MaxDepth = 128;

    private const int BytesPerToken = 4;
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    public static Result<RequestPeek> Peek(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return Invalid("The request body is empty; send a JSON object.");
        }

        if (!Utf8.IsValid(body))
        {
            return Invalid("The request body is not valid UTF-8.");
        }

        try
        {
            var reader = new Utf8JsonReader(body, ReaderOptions);
            return new PeekPass().Run(ref reader, body);
        }
        catch (JsonException e)
        {
            return Invalid($"The request body is not valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).");
        }
    }

    private static Error Invalid(string message, string? param = null) => new(ErrorCode.InvalidRequest, message, param);

    /// <summary>The state of one pass.</summary>
    private ref struct PeekPass
    {
        private Seen _seen;
        private string? _model;
        private Range _modelRange;
        private Range _streamOptions;
        private bool _stream;
        private bool _includeUsage;
        private bool _images;
        private bool _audio;
        private bool _tools;
        private int? _maxTokens;
        private int? _choices;

        public Result<RequestPeek> Run(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return Invalid("The request body must be a JSON object.");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (ReadProperty(ref reader) is { } error)
                {
                    return error;
                }
            }

            // Past the closing brace only white space may follow; the reader throws otherwise.
            reader.Read();

            if (_model is null)
            {
                return Invalid("The field 'model' is required.", "model");
            }

            if (!_seen.HasFlag(Seen.Messages))
            {
                return Invalid("The field 'messages' is required.", "messages");
            }

            var facts = new RequestFacts(_stream, _images, _audio, _tools, body.Length / BytesPerToken, _maxTokens);
            return new RequestPeek(_model, _modelRange, facts, _includeUsage, _streamOptions, _choices ?? 1);
        }

        private Error? ReadProperty(ref Utf8JsonReader reader)
        {
            switch (Name(ref reader))
            {
                case Seen.Model: return Once(Seen.Model, "model") ?? ReadModel(ref reader);
                case Seen.Stream: return Once(Seen.Stream, "stream") ?? ReadStream(ref reader);
                case Seen.StreamOptions: return Once(Seen.StreamOptions, "stream_options") ?? ReadStreamOptions(ref reader);
                case Seen.Messages: return Once(Seen.Messages, "messages") ?? ReadMessages(ref reader);
                case Seen.Tools: return Once(Seen.Tools, "tools") ?? ReadTools(ref reader);
                case Seen.MaxTokens: return ReadMaxTokens(ref reader);
                case Seen.Choices: return ReadChoices(ref reader);
                default:
                    reader.Skip();
                    return null;
            }
        }

        private static Seen Name(ref Utf8JsonReader reader)
        {
            if (reader.ValueIsEscaped)
            {
                return NameOf(Encoding.UTF8.GetBytes(reader.GetString()!));
            }

            return NameOf(reader.ValueSpan);
        }

        private static Seen NameOf(ReadOnlySpan<byte> name) => name.Length switch
        {
            1 when name.SequenceEqual("n"u8) => Seen.Choices,
            5 when name.SequenceEqual("model"u8) => Seen.Model,
            5 when name.SequenceEqual("tools"u8) => Seen.Tools,
            6 when name.SequenceEqual("stream"u8) => Seen.Stream,
            8 when name.SequenceEqual("messages"u8) => Seen.Messages,
            10 when name.SequenceEqual("max_tokens"u8) => Seen.MaxTokens,
            14 when name.SequenceEqual("stream_options"u8) => Seen.StreamOptions,
            21 when name.SequenceEqual("max_completion_tokens"u8) => Seen.MaxTokens,
            _ => Seen.None,
        };

        /// <summary>
        /// A field that we act on may stand once only: which of two the upstream would take is anybody's guess, and a
        /// caller could have one of them checked and the other used.
        /// </summary>
        private Error? Once(Seen field, string name)
        {
            if (_seen.HasFlag(field))
            {
                return Invalid($"The field '{name}' stands more than once.", name);
            }

            _seen |= field;
            return null;
        }

        private Error? ReadModel(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                return Invalid("The field 'model' must be a string.", "model");
            }

            var start = (int)reader.TokenStartIndex;
            _modelRange = start..(int)reader.BytesConsumed;
            try
            {
                _model = reader.GetString();
            }
            catch (InvalidOperationException)
            {
                // An escaped lone surrogate: well-formed JSON, but no text.
                return Invalid("The field 'model' is not valid text.", "model");
            }

            return null;
        }

        private Error? ReadStream(ref Utf8JsonReader reader)
        {
            reader.Read();
            _stream = reader.TokenType == JsonTokenType.True;
            return reader.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null
                ? null
                : Invalid("The field 'stream' must be true or false.", "stream");
        }

        private Error? ReadStreamOptions(ref Utf8JsonReader reader)
        {
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var isUsage = reader.ValueTextEquals("include_usage"u8);
                    reader.Read();
                    _includeUsage = isUsage ? reader.TokenType == JsonTokenType.True : _includeUsage;
                    reader.Skip();
                }
            }
            else if (reader.TokenType != JsonTokenType.Null)
            {
                return Invalid("The field 'stream_options' must be an object.", "stream_options");
            }

            _streamOptions = start..(int)reader.BytesConsumed;
            return null;
        }

        private Error? ReadMessages(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                return Invalid("The field 'messages' must be an array.", "messages");
            }

            const int messageDepth = 2;
            const int fieldDepth = 3;
            const int partFieldDepth = 5;
            var count = 0;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.StartObject)
                {
                    return Invalid("Every message must be an object.", $"messages[{count}]");
                }

                count++;
                var inContent = false;
                while (reader.Read() && reader.CurrentDepth > messageDepth)
                {
                    if (reader.TokenType != JsonTokenType.PropertyName)
                    {
                        continue;
                    }

                    if (reader.CurrentDepth == fieldDepth)
                    {
                        inContent = reader.ValueTextEquals("content"u8);
                    }
                    else if (inContent && reader.CurrentDepth == partFieldDepth && reader.ValueTextEquals("type"u8))
                    {
                        reader.Read();
                        NotePart(ref reader);
                    }
                }
            }

            return count > 0 ? null : Invalid("The field 'messages' must have at least one message.", "messages");
        }

        private void NotePart(ref Utf8JsonReader reader)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                return;
            }

            _images |= reader.ValueTextEquals("image_url"u8);
            _audio |= reader.ValueTextEquals("input_audio"u8);
        }

        private Error? ReadTools(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                var depth = reader.CurrentDepth;
                while (reader.Read() && reader.CurrentDepth > depth)
                {
                    _tools = true;
                }

                return null;
            }

            return reader.TokenType == JsonTokenType.Null ? null : Invalid("The field 'tools' must be an array.", "tools");
        }

        private Error? ReadMaxTokens(ref Utf8JsonReader reader)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                return null;
            }

            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var value) || value < 1)
            {
                return Invalid($"The field '{name}' must be a whole number of at least 1.", name);
            }

            _maxTokens = value;
            return null;
        }

        // Only a hint of when a stream is over: whether the value is allowed is the upstream's to say.
        private Error? ReadChoices(ref Utf8JsonReader reader)
        {
            reader.Read();
            _choices = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value) && value > 0 ? value : null;
            reader.Skip();
            return null;
        }
    }

    [Flags]
    private enum Seen
    {
        None = 0,
        Model = 1,
        Stream = 2,
        StreamOptions = 4,
        Messages = 8,
        Tools = 16,
        MaxTokens = 32,
        Choices = 64,
    }
}
