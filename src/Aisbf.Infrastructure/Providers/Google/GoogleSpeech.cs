using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Speech as generated content. Google answers with bare samples; a WAV head is put in front where that is wanted.</summary>
internal sealed class GoogleSpeech : ISurfaceCodec
{
    private const string DefaultVoice = "Kore";

    private static readonly FrozenSet<string> OpenAiVoices = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "alloy", "ash", "ballad", "coral", "echo", "fable", "onyx", "nova", "sage", "shimmer", "verse", "marin", "cedar");

    public IReadOnlyList<string> Limits { get; } =
        ["response_format wav (also when none is asked for) or pcm", "not streamed", "OpenAI's voices become the default one"];

    public Uri AddressOf(Provider provider, string model) => GoogleAddress.Of(provider, model, "generateContent");

    public Result<SurfaceExchange> Read(ReadOnlyMemory<byte> body, Provider provider, string model, DroppedFields dropped) =>
        SurfaceRequests.Read<SurfaceExchange>(body, (root, context) =>
        {
            var (input, voice, format, streamFormat) = ("", (string?)null, (string?)null, (string?)null);
            foreach (var property in root.EnumerateObject())
            {
                switch (property.Name)
                {
                    case "model": break;
                    case "input": input = context.String(property.Value, "input") ?? ""; break;
                    case "voice" when property.Value.ValueKind == JsonValueKind.String: voice = property.Value.GetString(); break;
                    case "response_format": format = context.String(property.Value, "response_format"); break;
                    case "stream_format": streamFormat = context.String(property.Value, "stream_format"); break;
                    case "speed" when property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetDouble(out var speed) && speed == 1: break;
                    case var other when property.Value.ValueKind != JsonValueKind.Null: dropped.Add(other); break;
                }
            }

            if (format is not (null or "wav" or "pcm"))
            {
                return SurfaceRequests.Unsupported(provider, "gives speech as 'wav' or 'pcm' only", "response_format");
            }

            if (streamFormat == "sse")
            {
                return SurfaceRequests.Unsupported(provider, "does not stream speech as events", "stream_format");
            }

            if (input.Length == 0)
            {
                context.Fail("input", "'input' has to be a non-empty string.");
            }

            if (voice is not null && OpenAiVoices.Contains(voice))
            {
                dropped.Add("voice");
                voice = null;
            }

            return new Exchange(input, voice ?? DefaultVoice, bare: format == "pcm");
        });

    private sealed class Exchange(string input, string voice, bool bare) : SurfaceExchange
    {
        private const int DefaultRate = 24_000;

        public override string ContentType => bare ? "audio/pcm" : "audio/wav";

        public override void WriteRequest(IBufferWriter<byte> output)
        {
            using var writer = new Utf8JsonWriter(output, WireJson.Writing);
            writer.WriteStartObject();
            GoogleMediaWriter.WritePrompt(writer, input);
            writer.WriteStartObject("generationConfig"u8);
            writer.WriteStartArray("responseModalities"u8);
            writer.WriteStringValue("AUDIO"u8);
            writer.WriteEndArray();
            writer.WriteStartObject("speechConfig"u8);
            writer.WriteStartObject("voiceConfig"u8);
            writer.WriteStartObject("prebuiltVoiceConfig"u8);
            writer.WriteString("voiceName"u8, voice);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        public override TokenUsage? WriteAnswer(ReadOnlyMemory<byte> answer, DateTimeOffset now, IBufferWriter<byte> output)
        {
            using var document = UpstreamJson.ParseObject(answer);
            var (type, data) = GoogleMediaReader.Read(document.RootElement, "audio/").FirstOrDefault();
            if (data is not { Length: > 0 } || !Base64.IsValid(data))
            {
                throw new JsonException("The upstream's answer has no sound.");
            }

            var samples = Convert.FromBase64String(data);
            if (!bare && !samples.AsSpan().StartsWith("RIFF"u8))
            {
                WriteHead(output, samples.Length, RateOf(type));
            }

            output.Write(samples);
            return GoogleUsage.Read(document.RootElement);
        }

        /// <summary>From a type such as <c>audio/L16;codec=pcm;rate=24000</c>.</summary>
        private static int RateOf(string type)
        {
            const string Key = "rate=";
            var at = type.IndexOf(Key, StringComparison.OrdinalIgnoreCase);
            var digits = at < 0 ? [] : type.AsSpan(at + Key.Length);
            var end = digits.IndexOfAnyExceptInRange('0', '9');
            return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate > 0 ? rate : DefaultRate;
        }

        /// <summary>The head of a WAV file with one channel of 16-bit samples.</summary>
        private static void WriteHead(IBufferWriter<byte> output, int length, int rate)
        {
            const int Size = 44;
            var head = output.GetSpan(Size)[..Size];
            "RIFF"u8.CopyTo(head);
            BinaryPrimitives.WriteInt32LittleEndian(head[4..], length + Size - 8);
            "WAVEfmt "u8.CopyTo(head[8..]);
            BinaryPrimitives.WriteInt32LittleEndian(head[16..], 16);
            BinaryPrimitives.WriteInt16LittleEndian(head[20..], 1);
            BinaryPrimitives.WriteInt16LittleEndian(head[22..], 1);
            BinaryPrimitives.WriteInt32LittleEndian(head[24..], rate);
            BinaryPrimitives.WriteInt32LittleEndian(head[28..], rate * 2);
            BinaryPrimitives.WriteInt16LittleEndian(head[32..], 2);
            BinaryPrimitives.WriteInt16LittleEndian(head[34..], 16);
            "data"u8.CopyTo(head[36..]);
            BinaryPrimitives.WriteInt32LittleEndian(head[40..], length);
            output.Advance(Size);
        }
    }
}
