using System.Buffers;
using System.Text;
using System.Text.Json;
using Aisbf.Infrastructure.Providers.Anthropic;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Anthropic;

/// <summary>What clients of Anthropic's dialect get from upstreams that speak another, held by files: VENDOR.NAME.response.out.json and .stream.out.txt.</summary>
internal sealed class AnthropicIngressGoldenTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Vendors = ["Google", "Ollama", "OpenAi"];

    [TestCaseSource(nameof(Answers))]
    public void An_answer_becomes_a_message(string vendor, string name)
    {
        var response = Codec.Of(vendor).ReadResponse(File.ReadAllBytes(Input(vendor, name, ".response.json")));
        var output = new ArrayBufferWriter<byte>();
        AnthropicResponseWriter.Write(response, Codec.Head, output);

        using var actual = JsonDocument.Parse(output.WrittenMemory);
        GoldenFile.ShouldMatch(Input("Anthropic", $"{vendor}.{name}", ".response.out.json"), JsonSerializer.Serialize(actual.RootElement, Indented) + "\n");
    }

    [TestCaseSource(nameof(Streams))]
    public void A_stream_becomes_events_in_their_order(string vendor, string name)
    {
        var transcript = File.ReadAllText(Input(vendor, name, ".stream.txt")).ReplaceLineEndings("\n");
        var output = new ArrayBufferWriter<byte>();
        using var writer = new AnthropicStreamWriter(Codec.Head);
        var (events, fault) = Codec.ReadStream(vendor, transcript);
        foreach (var step in events) writer.Write(step, output);
        if (fault is null) writer.WriteEnd(output);
        else output.Write(Encoding.UTF8.GetBytes($"fault: {fault}\n"));

        var stream = Encoding.UTF8.GetString(output.WrittenSpan);
        if (fault is null) JoinedMessage.Read(stream);
        GoldenFile.ShouldMatch(Input("Anthropic", $"{vendor}.{name}", ".stream.out.txt"), stream);
    }

    private static string Input(string vendor, string name, string ending) => Path.Combine(GoldenFile.Folder(vendor), name + ending);

    private static IEnumerable<TestCaseData> Answers() => Cases(".response.json");

    private static IEnumerable<TestCaseData> Streams() => Cases(".stream.txt");

    private static IEnumerable<TestCaseData> Cases(string ending) =>
        from vendor in Vendors
        from file in Directory.EnumerateFiles(GoldenFile.Folder(vendor), "*" + ending).Order(StringComparer.Ordinal)
        let name = Path.GetFileName(file)[..^ending.Length]
        select new TestCaseData(vendor, name).SetArgDisplayNames(vendor, name);
}
