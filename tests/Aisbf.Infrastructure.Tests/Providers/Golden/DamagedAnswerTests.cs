using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Tests.Providers.Golden;

/// <summary>Answers cut off, garbled or with fields of the wrong kind: read as far as possible, or refused in the one agreed way.</summary>
internal sealed class DamagedAnswerTests
{
    private static readonly string[] Replacements = ["null", "7", "\"x\"", "[]", "{}", "[[]]", "true", "-1e99", "\"\\ud800\""];

    [Test]
    public void A_damaged_answer_is_read_or_refused([Values("Anthropic", "Google", "Ollama", "OpenAi")] string vendor)
    {
        foreach (var file in Directory.EnumerateFiles(GoldenFile.Folder(vendor), "*.response.json"))
        {
            foreach (var body in Damage(File.ReadAllText(file), seed: 1)) ReadOrRefuse(() => Codec.Of(vendor).ReadResponse(Encoding.UTF8.GetBytes(body)));
        }
    }

    [Test]
    public void A_damaged_event_is_read_or_refused([Values("Anthropic", "Google", "Ollama", "OpenAi")] string vendor)
    {
        foreach (var file in Directory.EnumerateFiles(GoldenFile.Folder(vendor), "*.stream.txt"))
        {
            foreach (var line in File.ReadAllLines(file).Where(line => line.Contains('{', StringComparison.Ordinal)))
            {
                var data = line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : line;
                foreach (var body in Damage(data, seed: 2))
                {
                    ReadOrRefuse(() => Codec.Of(vendor).CreateStreamReader().Read([], Encoding.UTF8.GetBytes(body), []));
                }
            }
        }
    }

    [TestCase("Anthropic")]
    [TestCase("Google")]
    [TestCase("Ollama")]
    [TestCase("OpenAi")]
    public void What_is_no_answer_is_refused(string vendor)
    {
        foreach (var body in new[] { "", "<html>", "null", "[]", "{}", "{\"ok\":true}" })
        {
            Should.Throw<JsonException>(() => Codec.Of(vendor).ReadResponse(Encoding.UTF8.GetBytes(body)), body);
        }
    }

    [Test]
    public void Interleaved_blocks_are_told_apart()
    {
        const string transcript = """
            data: {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"a","name":"f"}}

            data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"b","name":"g"}}

            data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"b\":1}"}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"a\":1}"}}

            data: {"type":"content_block_stop","index":0}

            data: {"type":"content_block_stop","index":1}


            """;

        Codec.ReadStream("Anthropic", transcript.ReplaceLineEndings("\n")).Events.OfType<ChatStreamEvent.ToolCallArguments>()
            .ShouldBe([new(1, "{\"b\":1}"), new(0, "{\"a\":1}")]);
    }

    private static void ReadOrRefuse(Action read)
    {
        try
        {
            read();
        }
        catch (JsonException)
        {
        }
    }

    /// <summary>Cuts the text anywhere, and puts wrong kinds of value in the place of right ones.</summary>
    private static IEnumerable<string> Damage(string json, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 20; i++) yield return json[..random.Next(json.Length)];

        var colons = Enumerable.Range(0, json.Length).Where(i => json[i] == ':' && json[i - 1] == '"').ToList();
        foreach (var colon in colons)
        {
            var end = ValueEnd(json, colon + 1);
            if (end > 0) yield return string.Concat(json.AsSpan(0, colon + 1), Replacements[random.Next(Replacements.Length)], json.AsSpan(end));
        }
    }

    private static int ValueEnd(string json, int start)
    {
        var bytes = Encoding.UTF8.GetBytes(json[start..]);
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, default);
        try
        {
            return reader.Read() && reader.TrySkip() ? start + Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.BytesConsumed)) : -1;
        }
        catch (JsonException)
        {
            return -1;
        }
    }
}
