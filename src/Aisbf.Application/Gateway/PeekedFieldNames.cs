using System.Text;
using System.Text.Json;

namespace Aisbf.Application.Gateway;

/// <summary>The names of the fields that are read of requests.</summary>
internal static class PeekedFieldNames
{
    /// <summary>The field that the reader is at.</summary>
    public static PeekedField Read(ref Utf8JsonReader reader) =>
        Of(reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan);

    public static PeekedField Of(ReadOnlySpan<byte> name) => name.Length switch
    {
        1 when name.SequenceEqual("n"u8) => PeekedField.Choices,
        5 when name.SequenceEqual("model"u8) => PeekedField.Model,
        5 when name.SequenceEqual("tools"u8) => PeekedField.Tools,
        5 when name.SequenceEqual("input"u8) => PeekedField.Input,
        5 when name.SequenceEqual("store"u8) => PeekedField.Store,
        6 when name.SequenceEqual("stream"u8) => PeekedField.Stream,
        6 when name.SequenceEqual("thread"u8) => PeekedField.Thread,
        6 when name.SequenceEqual("prompt"u8) => PeekedField.Stateful,
        8 when name.SequenceEqual("messages"u8) => PeekedField.Messages,
        10 when name.SequenceEqual("max_tokens"u8) => PeekedField.MaxTokens,
        10 when name.SequenceEqual("background"u8) => PeekedField.Stateful,
        12 when name.SequenceEqual("conversation"u8) => PeekedField.Stateful,
        14 when name.SequenceEqual("stream_options"u8) => PeekedField.StreamOptions,
        17 when name.SequenceEqual("max_output_tokens"u8) => PeekedField.MaxTokens,
        20 when name.SequenceEqual("previous_response_id"u8) => PeekedField.Stateful,
        21 when name.SequenceEqual("max_completion_tokens"u8) => PeekedField.MaxTokens,
        _ => PeekedField.None,
    };
}
