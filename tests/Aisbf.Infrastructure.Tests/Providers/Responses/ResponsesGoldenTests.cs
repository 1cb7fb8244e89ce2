using System.Buffers;
using System.Text;
using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Responses;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Responses;

/// <summary>
/// The Responses API held by files: what every vendor is sent for NAME.request.json, and what clients get for the answers
/// and transcripts in the vendors' own folders.
/// </summary>
internal sealed class ResponsesGoldenTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Vendor, string Type, string Model)[] Targets =
    [
        ("OpenAi", "openai", "gpt-5"), ("Anthropic", "anthropic", "claude-sonnet-4-5"), ("Google", "google", "gemini-2.5-pro"), ("Ollama", "ollama", "qwen3"),
    ];

    private static readonly ResponsesIngress Ingress = new();

    private static ReplyHead Head => new(
        "resp_1", "provider/model", 1_700_000_000, """{"model":"x","input":"Hi","instructions":"Be\nbrief.","tools":[ { "type": "function",  "name":"f" } ],"temperature":0.5}"""u8.ToArray());

    [TestCaseSource(nameof(Requests))]
    public void A_request_becomes_every_vendors(string name)
    {
        var request = Ingress.ReadRequest(File.ReadAllBytes(Input("Responses", name, ".request.json"))).Value;
        var written = Targets.ToDictionary(target => target.Vendor, target => Write(request, target.Vendor, target.Type, target.Model));
        GoldenFile.ShouldMatch(Input("Responses", name, ".request.out.json"), JsonSerializer.Serialize(written, Indented) + "\n");
    }

    [TestCaseSource(nameof(Answers))]
    public void An_answer_becomes_a_response(string vendor, string name)
    {
        var response = Codec.Of(vendor).ReadResponse(File.ReadAllBytes(Input(vendor, name, ".response.json")));
        var output = new ArrayBufferWriter<byte>();
        Ingress.WriteResponse(response, Head, output);

        using var actual = JsonDocument.Parse(output.WrittenMemory);
        GoldenFile.ShouldMatch(Input("Responses", $"{vendor}.{name}", ".response.out.json"), JsonSerializer.Serialize(actual.RootElement, Indented) + "\n");
    }

    [TestCaseSource(nameof(Streams))]
    public void A_stream_becomes_events_in_their_order(string vendor, string name)
    {
        var transcript = File.ReadAllText(Input(vendor, name, ".stream.txt")).ReplaceLineEndings("\n");
        var output = new ArrayBufferWriter<byte>();
        using var writer = new ResponseStreamWriter(Head);
        var (events, fault) = Codec.ReadStream(vendor, transcript);
        foreach (var step in events) writer.Write(step, output);
        if (fault is null) writer.WriteEnd(output);
        else writer.TryWriteError(new Error(ErrorCode.UpstreamError, "Provider 'p' failed."), output);

        var stream = Encoding.UTF8.GetString(output.WrittenSpan);
        ResponseEvents.Read(stream).Types.ShouldNotBeEmpty();
        GoldenFile.ShouldMatch(Input("Responses", $"{vendor}.{name}", ".stream.out.txt"), stream);
    }

    private static object Write(ChatRequest request, string vendor, string type, string model)
    {
        var output = new ArrayBufferWriter<byte>();
        var dropped = new DroppedFields();
        Codec.Of(vendor).WriteRequest(request, new ChatTarget(Codec.Provider(type), model, request.Stream, null), output, dropped);
        using var body = JsonDocument.Parse(output.WrittenMemory);
        return new { dropped = dropped.Paths.Select(Ingress.FieldName), body = body.RootElement.Clone() };
    }

    private static string Input(string vendor, string name, string ending) => Path.Combine(GoldenFile.Folder(vendor), name + ending);

    private static IEnumerable<TestCaseData> Requests() => Files("Responses", ".request.json").Select(name => new TestCaseData(name).SetArgDisplayNames(name));

    private static IEnumerable<TestCaseData> Answers() => OfVendors(".response.json");

    private static IEnumerable<TestCaseData> Streams() => OfVendors(".stream.txt");

    private static IEnumerable<TestCaseData> OfVendors(string ending) =>
        from target in Targets
        from name in Files(target.Vendor, ending)
        select new TestCaseData(target.Vendor, name).SetArgDisplayNames(target.Vendor, name);

    private static IEnumerable<string> Files(string vendor, string ending) =>
        Directory.EnumerateFiles(GoldenFile.Folder(vendor), "*" + ending).Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file)[..^ending.Length]);
}
