using System.Text.Json;
using System.Text.Unicode;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Gateway;

/// <summary>
/// Reads the few facts that routing needs in one pass over a request's bytes, and refuses what is not one JSON object. The
/// pass is also the proof that the body is well formed, so that the bytes can go upstream as they are.
/// </summary>
public static class RequestPeeker
{
    /// <summary>Nesting that we still read; the deepest real requests (JSON schemas in tools) stay below 40.</summary>
    public const int MaxDepth = 128;

    private const int BytesPerToken = 4;
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    /// <exception cref="ArgumentOutOfRangeException">The surface's requests are no JSON, or it is not served.</exception>
    public static Result<RequestPeek> Peek(Surface surface, ReadOnlySpan<byte> body)
    {
        var fields = PeekedFields.Of(surface);
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
            return new PeekPass(fields).Run(ref reader, body);
        }
        catch (InvalidOperationException)
        {
            return Invalid("The request body has a field whose name is not valid text.");
        }
        catch (JsonException e)
        {
            return Invalid($"The request body is not valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).");
        }
    }

    private static Error Invalid(string message, string? param = null) => new(ErrorCode.InvalidRequest, message, param);

    /// <summary>The state of one pass.</summary>
    private ref struct PeekPass(PeekedFields fields)
    {
        private PeekedField _seen;
        private string? _model;
        private Range _modelRange;
        private Range _streamOptions;
        private Range _store;
        private bool _stream;
        private bool _includeUsage;
        private bool _images;
        private bool _audio;
        private bool _tools;
        private int? _maxTokens;
        private int? _choices;
        private int _items;
        private int _limits;

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

            if (fields.Required is { } required && (_seen & (PeekedField.Messages | PeekedField.Input | PeekedField.Required)) == 0)
            {
                return Invalid($"The field '{required}' is required.", required);
            }

            var facts = new RequestFacts(_stream, _images, _audio, _tools, fields.IsText ? body.Length / BytesPerToken : 0, _maxTokens)
            {
                Surface = fields.Surface,
            };
            return new RequestPeek(_model, _modelRange, facts, _includeUsage, _streamOptions, (_choices ?? 1) * Math.Max(1, _items), _store);
        }

        private Error? ReadProperty(ref Utf8JsonReader reader)
        {
            switch (PeekedFieldNames.Read(ref reader) & fields.Read)
            {
                case PeekedField.Model: return Once(PeekedField.Model, "model") ?? ReadModel(ref reader);
                case PeekedField.Stream: return Once(PeekedField.Stream, "stream") ?? ReadStream(ref reader);
                case PeekedField.StreamOptions: return Once(PeekedField.StreamOptions, "stream_options") ?? ReadStreamOptions(ref reader);
                case PeekedField.Messages: return Once(PeekedField.Messages, "messages") ?? ReadMessages(ref reader);
                case PeekedField.Tools: return Once(PeekedField.Tools, "tools") ?? ReadTools(ref reader);
                case PeekedField.MaxTokens: return ReadMaxTokens(ref reader);
                case PeekedField.Choices: return Once(PeekedField.Choices, "n") ?? ReadChoices(ref reader);
                case PeekedField.Input: return Once(PeekedField.Input, "input") ?? ReadInput(ref reader);
                case PeekedField.Store: return Once(PeekedField.Store, "store") ?? ReadStore(ref reader);
                case PeekedField.Stateful or PeekedField.Thread: return ReadStateful(ref reader);
                case PeekedField.None when !fields.Read.HasFlag(PeekedField.Messages) && fields.Required is { } required && reader.ValueTextEquals(fields.RequiredName):
                    return Once(PeekedField.Required, required) ?? CountItems(ref reader);
                default:
                    if (CheckSpelling(ref reader) is { } error)
                    {
                        return error;
                    }

                    reader.Skip();
                    return null;
            }
        }

        private readonly Error? CheckSpelling(ref Utf8JsonReader reader)
        {
            if (!reader.ValueIsEscaped && FieldSpelling.IsPlain(reader.ValueSpan))
            {
                return null;
            }

            var name = reader.GetString()!;
            return fields.FindMeant(name) is { } meant ? Invalid($"The field '{Printable.Of(name)}' has to be written '{meant}'.", meant) : null;
        }

        /// <summary>
        /// A field that we act on may stand once only: which of two the upstream would take is anybody's guess, and a
        /// caller could have one of them checked and the other used.
        /// </summary>
        private Error? Once(PeekedField field, string name)
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

        /// <summary>A string, or items whose pictures lie at any depth; what else is in them is for the dialect's reader to judge.</summary>
        private Error? ReadInput(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
            {
                return null;
            }

            if (reader.TokenType != JsonTokenType.StartArray)
            {
                return Invalid("The field 'input' must be a string or an array.", "input");
            }

            var depth = reader.CurrentDepth;
            var count = 0;
            while (reader.Read() && reader.CurrentDepth > depth)
            {
                count++;
                if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("type"u8))
                {
                    continue;
                }

                reader.Read();
                NotePart(ref reader);
            }

            return count > 0 ? null : Invalid("The field 'input' must have at least one item.", "input");
        }

        /// <summary>A stored answer would lie in the account behind the provider, for every other caller of it to read.</summary>
        private Error? ReadStore(ref Utf8JsonReader reader)
        {
            reader.Read();
            _store = (int)reader.TokenStartIndex..(int)reader.BytesConsumed;
            return reader.TokenType switch
            {
                JsonTokenType.False or JsonTokenType.Null => null,
                JsonTokenType.True => NotStored("store", "send the whole conversation in 'input' instead, with 'store' false or absent"),
                _ => Invalid("The field 'store' must be true or false.", "store"),
            };
        }

        private Error? ReadStateful(ref Utf8JsonReader reader)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType is JsonTokenType.Null or JsonTokenType.False)
            {
                return null;
            }

            return NotStored(name, $"send the whole conversation in '{fields.Required}'");
        }

        private static Error NotStored(string name, string instead) =>
            new(ErrorCode.UnsupportedFeature, $"The field '{name}' asks for a stored conversation, and nothing is stored here: {instead}.", name);

        private void NotePart(ref Utf8JsonReader reader)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                return;
            }

            _images |= reader.ValueTextEquals("image_url"u8) || reader.ValueTextEquals("image"u8) || reader.ValueTextEquals("input_image"u8);
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
            // Three names, of which each may stand once; their lengths tell them apart.
            var name = reader.GetString()!;
            var bit = name.Length switch { 10 => 1, 17 => 2, _ => 4 };
            if ((_limits & bit) != 0)
            {
                return Invalid($"The field '{name}' stands more than once.", name);
            }

            _limits |= bit;
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

        // Each of several prompts is answered by itself; numbers are the tokens of one.
        private Error? CountItems(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                return null;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                _items += reader.TokenType == JsonTokenType.Number ? 0 : 1;
                reader.Skip();
            }

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
}
