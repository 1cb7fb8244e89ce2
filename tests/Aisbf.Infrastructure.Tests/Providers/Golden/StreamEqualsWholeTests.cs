using System.Buffers;
using System.Text;
using System.Text.Json;
using Aisbf.Infrastructure.Providers.OpenAi;

namespace Aisbf.Infrastructure.Tests.Providers.Golden;

/// <summary>
/// The same random answer, once whole and once cut into fragments: a client that joins the frames has to hold what the
/// whole answer says.
/// </summary>
internal sealed class StreamEqualsWholeTests
{
    [Test]
    public void A_joined_stream_is_the_whole_answer([Values("Anthropic", "Google", "Ollama", "OpenAi")] string vendor, [Range(1, 40)] int seed)
    {
        var answer = RandomAnswer.Create(vendor, new Random(seed));

        var whole = WholeMessage(vendor, answer.Whole);
        var joined = JoinedFrames.Read(Frames(vendor, answer.Transcript));

        joined.Content.ShouldBe(whole.Content);
        joined.Reasoning.ShouldBe(whole.Reasoning);
        joined.Calls.ShouldBe(whole.Calls);
        joined.FinishReason.ShouldBe(whole.FinishReason);
        joined.Usage.ShouldBe(whole.Usage);
    }

    private static string Frames(string vendor, string transcript)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new OpenAiChatStreamWriter(Codec.Head, includeUsage: true);
        foreach (var @event in Codec.ReadStream(vendor, transcript).Events) writer.Write(@event, output);
        writer.WriteEnd(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static JoinedFrames WholeMessage(string vendor, string body)
    {
        var output = new ArrayBufferWriter<byte>();
        OpenAiChatResponseWriter.Write(Codec.Of(vendor).ReadResponse(Encoding.UTF8.GetBytes(body)), Codec.Head, output);
        using var document = JsonDocument.Parse(output.WrittenMemory);
        return JoinedFrames.OfWhole(document.RootElement);
    }
}
