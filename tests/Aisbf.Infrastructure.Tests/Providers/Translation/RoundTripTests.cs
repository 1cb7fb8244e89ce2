using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Tests.Providers.Golden;
using Aisbf.Infrastructure.Tests.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.Translation;

/// <summary>What a client is told in a dialect that upstreams speak as well is, read back, what the upstream said.</summary>
internal sealed class RoundTripTests
{
    [Test]
    public async Task A_stream_read_back_says_the_same(
        [Values] Dialect vendor, [Values(Dialect.OpenAi, Dialect.Anthropic)] Dialect dialect, [Range(1, 25)] int seed)
    {
        var answer = RandomAnswer.Create(vendor.ToString(), new Random(seed));
        var client = dialect == Dialect.OpenAi ? Client.Chat : Client.Messages;

        var pumped = await Pumped.TranslateAsync(vendor, new PieceStream([Encoding.UTF8.GetBytes(answer.Transcript)]), writer: client.Writer());

        pumped.Error.ShouldBeNull();
        Said.Of(Codec.ReadStream(dialect.ToString(), pumped.Output).Events).ShouldBe(
            Said.Of(Codec.ReadStream(vendor.ToString(), answer.Transcript).Events));
    }

    /// <summary>An answer's content, however it was cut.</summary>
    private sealed record Said(string Text, string Thought, string Calls, FinishReason Reason, string Usage)
    {
        public static Said Of(IReadOnlyList<ChatStreamEvent> events)
        {
            var calls = events.OfType<ChatStreamEvent.ToolCallStarted>().Select(call => $"{call.Id} {call.Name} {Arguments(events, call.Index)}");
            return new Said(
                string.Concat(events.OfType<ChatStreamEvent.TextDelta>().Select(delta => delta.Text)),
                string.Concat(events.OfType<ChatStreamEvent.ReasoningDelta>().Select(delta => delta.Text)),
                string.Join('\n', calls),
                events.OfType<ChatStreamEvent.Finished>().Single().Reason,
                events.OfType<ChatStreamEvent.UsageReported>().Last().Usage.ToString());
        }

        private static string Arguments(IReadOnlyList<ChatStreamEvent> events, int index)
        {
            var joined = string.Concat(events.OfType<ChatStreamEvent.ToolCallArguments>().Where(piece => piece.Index == index).Select(piece => piece.Fragment));
            using var document = JsonDocument.Parse(joined.Length == 0 ? "{}" : joined);
            return JsonSerializer.Serialize(document.RootElement);
        }
    }
}
