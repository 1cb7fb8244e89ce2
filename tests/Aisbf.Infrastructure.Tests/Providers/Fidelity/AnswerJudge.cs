using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Translation;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>Translates a vendor's answers for a client and tells what becomes of each of their leaves.</summary>
internal sealed class AnswerJudge(string vendor, Surface surface)
{
    private static readonly ReasoningOrigin Origin = new(new Uri("https://vendor.example"), 1);

    private static readonly RequestPeek Peek = new("any", default, default, IncludeUsage: true, default);

    private readonly IChatIngress _ingress = new ChatIngresses().For(surface);

    private readonly JsonLeaves _leaves = new(dotted: false);

    private static ReplyHead Head => new("id", "provider/model", 1_600_000_000);

    /// <summary>The surfaces for which a vendor's answers are translated; for the others they pass as they are.</summary>
    public static IReadOnlyList<Surface> SurfacesOf(string vendor) => vendor switch
    {
        "OpenAi" => [Surface.Messages, Surface.Responses],
        "Anthropic" => [Surface.ChatCompletions, Surface.Completions, Surface.Responses],
        _ => [Surface.ChatCompletions, Surface.Completions, Surface.Messages, Surface.Responses],
    };

    /// <summary>What becomes of the leaves of the vendor's whole answers.</summary>
    public IEnumerable<JudgedLeaf> JudgeWhole() =>
        from given in JsonNode.Parse(File.ReadAllText(Input($"{vendor}.json")))!.AsArray().Select((answer, i) => (Answer: answer!, Number: i))
        let answer = given.Answer
        let output = Translate(answer) ?? throw new InvalidOperationException($"An answer of {vendor} is not one.")
        from leaf in _leaves.Of(answer)
        select new JudgedLeaf(leaf, Difference.Judge(leaf, answer, output, Translate), given.Number);

    /// <summary>Which leaves of the vendor's streamed answer make a difference, by what they are called in a whole one.</summary>
    public IEnumerable<(string Field, bool IsCarried)> JudgeStream()
    {
        var frames = Codec.Frames(vendor, File.ReadAllText(Input($"{vendor}.stream.txt")).ReplaceLineEndings("\n")).ToList();
        var output = Translate(frames).ShouldNotBeNull();
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i].Data == "[DONE]") continue;

            var data = JsonNode.Parse(frames[i].Data)!;
            foreach (var leaf in _leaves.Of(data))
            {
                var others = leaf.Changed(data).Append(leaf.Removed(data)).Select(other => Translate(With(frames, i, other)));
                if (StreamedField.InWhole(vendor, data, leaf) is { } field) yield return (field, others.Any(other => other is not null && other != output));
            }
        }
    }

    public static string Input(string name) => Path.Combine(GoldenFile.Folder("Fidelity", "Answers"), name);

    private static List<(string Name, string Data)> With(List<(string Name, string Data)> frames, int at, JsonNode data)
    {
        var copy = frames.ToList();
        copy[at] = (frames[at].Name, data.ToJsonString());
        return copy;
    }

    /// <summary>Null when it is no answer.</summary>
    private JsonNode? Translate(JsonNode? answer)
    {
        try
        {
            var output = new ArrayBufferWriter<byte>();
            _ingress.WriteResponse(Origin.Seal(Codec.Of(vendor).ReadResponse(Encoding.UTF8.GetBytes(answer!.ToJsonString()))), Head, output);
            return JsonNode.Parse(output.WrittenSpan);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? Translate(List<(string Name, string Data)> frames)
    {
        var reader = Codec.Of(vendor).CreateStreamReader();
        var output = new ArrayBufferWriter<byte>();
        using var writer = _ingress.CreateStreamWriter(Head, Peek);
        try
        {
            foreach (var (name, data) in frames)
            {
                var events = new List<ChatStreamEvent>();
                reader.Read(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(data), events);
                events.ForEach(step => writer.Write(Origin.Seal(step), output));
            }
        }
        catch (JsonException)
        {
            return null;
        }

        if (reader.Fault is not null || !reader.IsComplete) return null;

        writer.WriteEnd(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
