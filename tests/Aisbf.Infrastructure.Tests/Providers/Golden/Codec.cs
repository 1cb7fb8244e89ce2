using System.Buffers;
using System.Text;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Catalog;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;

namespace Aisbf.Infrastructure.Tests.Providers.Golden;

/// <summary>Runs the translations as the transport would.</summary>
internal static class Codec
{
    private static readonly UpstreamDialects Dialects = new();

    public static ProviderTypeCatalog Types { get; } = new(Dialects);

    public static ReplyHead Head => new("chatcmpl-1", "provider/model", 1_700_000_000);

    public static IChatCodec Of(string vendor) => Dialects.For(Enum.Parse<Dialect>(vendor)).Chat;

    public static Provider Provider(string type, string? endpoint = null, string? apiVersion = null) => new()
    {
        Id = "p",
        Name = "P",
        Type = Types.Find(type)!,
        Endpoint = new Uri(endpoint ?? Types.Find(type)!.DefaultEndpoint!),
        ApiVersion = apiVersion,
    };

    public static ChatRequest ReadRequest(string json) => OpenAiChatRequestReader.Read(Encoding.UTF8.GetBytes(json)).Value;

    public static (string Body, IReadOnlyList<string> Dropped) Write(string vendor, string openAiRequest, string model, int? maxTokens = null)
    {
        var request = ReadRequest(openAiRequest);
        var output = new ArrayBufferWriter<byte>();
        var dropped = new DroppedFields();
        Of(vendor).WriteRequest(request, new ChatTarget(Provider(Type(vendor)), model, request.Stream, maxTokens), output, dropped);
        return (Encoding.UTF8.GetString(output.WrittenSpan), dropped.Paths);
    }

    public static (List<ChatStreamEvent> Events, UpstreamFault? Fault) ReadStream(string vendor, string transcript)
    {
        var reader = Of(vendor).CreateStreamReader();
        var events = new List<ChatStreamEvent>();
        foreach (var (name, data) in Frames(vendor, transcript))
        {
            reader.Read(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(data), events);
            if (reader.Fault is not null) break;
        }

        reader.IsComplete.ShouldBe(events.Exists(e => e is ChatStreamEvent.Finished));
        return (events, reader.Fault);
    }

    /// <summary>The events of a transcript.</summary>
    public static IEnumerable<(string Name, string Data)> Frames(string vendor, string transcript) =>
        vendor == "Ollama" ? Lines(transcript) : Events(transcript);

    private static string Type(string vendor) => vendor.ToLowerInvariant();

    private static IEnumerable<(string Name, string Data)> Lines(string transcript) =>
        transcript.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => ("", line));

    private static IEnumerable<(string Name, string Data)> Events(string transcript)
    {
        foreach (var block in transcript.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n');
            var name = lines.FirstOrDefault(line => line.StartsWith("event: ", StringComparison.Ordinal))?[7..] ?? "";
            var data = lines.Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => line[6..]);
            yield return (name, string.Join('\n', data));
        }
    }
}
