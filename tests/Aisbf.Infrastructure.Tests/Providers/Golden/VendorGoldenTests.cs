using System.Buffers;
using System.Text;
using System.Text.Json;
using Aisbf.Infrastructure.Providers.OpenAi;

namespace Aisbf.Infrastructure.Tests.Providers.Golden;

/// <summary>
/// Translations held by files, in each vendor's folder: NAME.request.json (a target and an OpenAI request),
/// NAME.response.json (a vendor's answer) and NAME.stream.txt (a vendor's transcript), each beside what it becomes.
/// </summary>
internal sealed class VendorGoldenTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Vendors = ["Anthropic", "Google", "Ollama", "OpenAi"];

    [TestCaseSource(nameof(Requests))]
    public void A_request_becomes_the_vendors(string vendor, string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Input(vendor, name, ".request.json")));
        var target = file.RootElement.GetProperty("target");
        var (body, dropped) = Codec.Write(
            vendor,
            file.RootElement.GetProperty("request").GetRawText(),
            target.GetProperty("model").GetString()!,
            target.TryGetProperty("max_tokens", out var maxTokens) ? maxTokens.GetInt32() : null);

        var actual = new { dropped, body = JsonDocument.Parse(body).RootElement };
        GoldenFile.ShouldMatch(Input(vendor, name, ".request.out.json"), JsonSerializer.Serialize(actual, Indented) + "\n");
    }

    [TestCaseSource(nameof(Responses))]
    public void An_answer_becomes_OpenAIs(string vendor, string name)
    {
        var response = Codec.Of(vendor).ReadResponse(File.ReadAllBytes(Input(vendor, name, ".response.json")));
        var output = new ArrayBufferWriter<byte>();
        OpenAiChatResponseWriter.Write(response, Codec.Head, output);

        using var actual = JsonDocument.Parse(output.WrittenMemory);
        GoldenFile.ShouldMatch(Input(vendor, name, ".response.out.json"), JsonSerializer.Serialize(actual.RootElement, Indented) + "\n");
    }

    [TestCaseSource(nameof(Streams))]
    public void A_stream_becomes_OpenAIs(string vendor, string name)
    {
        var transcript = File.ReadAllText(Input(vendor, name, ".stream.txt")).ReplaceLineEndings("\n");
        var output = new ArrayBufferWriter<byte>();
        using var writer = new OpenAiChatStreamWriter(Codec.Head, includeUsage: true);
        var (events, fault) = Codec.ReadStream(vendor, transcript);
        foreach (var @event in events) writer.Write(@event, output);
        if (fault is null) writer.WriteEnd(output);
        else output.Write(Encoding.UTF8.GetBytes($"fault: {fault}\n"));
        GoldenFile.ShouldMatch(Input(vendor, name, ".stream.out.txt"), Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private static string Input(string vendor, string name, string ending) => Path.Combine(GoldenFile.Folder(vendor), name + ending);

    private static IEnumerable<TestCaseData> Requests() => Cases(".request.json");

    private static IEnumerable<TestCaseData> Responses() => Cases(".response.json");

    private static IEnumerable<TestCaseData> Streams() => Cases(".stream.txt");

    private static IEnumerable<TestCaseData> Cases(string ending) =>
        from vendor in Vendors
        from file in Directory.EnumerateFiles(GoldenFile.Folder(vendor), "*" + ending).Order(StringComparer.Ordinal)
        let name = Path.GetFileName(file)[..^ending.Length]
        select new TestCaseData(vendor, name).SetArgDisplayNames(vendor, name);
}
