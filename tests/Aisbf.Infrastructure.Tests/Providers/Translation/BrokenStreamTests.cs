using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Tests.Providers.Golden;
using Aisbf.Infrastructure.Tests.Providers.Responses;
using Aisbf.Infrastructure.Tests.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.Translation;

/// <summary>
/// An upstream that breaks off, at any byte: no client takes what came for all of it, gets half an event or anything twice,
/// and what was counted stays counted.
/// </summary>
internal sealed class BrokenStreamTests
{
    private static readonly ConcurrentDictionary<(string Transcript, int Length), List<ChatStreamEvent>> Before = new();

    [Test]
    public async Task What_breaks_off_is_never_taken_for_whole(
        [ValueSource(typeof(Transcript), nameof(Transcript.Whole))] Transcript transcript,
        [ValueSource(typeof(Client), nameof(Client.All))] Client client,
        [Values] bool reset)
    {
        var bytes = transcript.Bytes;
        var whole = await TranslateAsync(transcript, client, bytes.Length, reset: false);
        for (var length = 0; length < bytes.Length; length++)
        {
            var where = $"{length} of {bytes.Length}";
            var cut = await TranslateAsync(transcript, client, length, reset);
            if (cut.Outcome != AttemptKind.Success)
            {
                cut.Output.ShouldBeEmpty(where);
                continue;
            }

            ShouldHaveCounted(cut, transcript, length, reset);
            if (cut.Error is null)
            {
                client.Read(cut.Output);
                IsComplete(transcript, reset ? transcript.EventsBefore(length) : length).ShouldBeTrue(where);
                continue;
            }

            IsComplete(transcript, transcript.EventsBefore(length)).ShouldBeFalse(where);
            whole.Output.ShouldStartWith(cut.Output, Case.Sensitive, where);
            if (cut.Output.Length > 0) cut.Output.ShouldEndWith("\n\n", Case.Sensitive, where);
            if (client == Client.Responses)
                ResponseEvents.Read(cut.Output + cut.Ending).Final!["status"]!.GetValue<string>().ShouldBe("failed", where);
            else
                Should.Throw<Exception>(() => client.Read(cut.Output), where);
        }
    }

    [Test]
    public async Task An_error_between_any_two_events_is_the_end(
        [ValueSource(typeof(Transcript), nameof(Transcript.Whole))] Transcript transcript, [ValueSource(typeof(Client), nameof(Client.All))] Client client)
    {
        var bytes = transcript.Bytes;
        var whole = await TranslateAsync(transcript, client, bytes.Length, reset: false);
        for (var at = 0; at < bytes.Length && !IsComplete(transcript, at); at = EventAfter(transcript, at))
        {
            byte[] faulty = [.. bytes.AsSpan(0, at), .. Encoding.UTF8.GetBytes(ErrorOf(transcript.Vendor)), .. bytes.AsSpan(at)];
            var pumped = await Pumped.TranslateAsync(transcript.Vendor, new PieceStream([faulty]), writer: client.Writer());
            if (pumped.Outcome != AttemptKind.Success)
            {
                pumped.ShouldBe(new Pumped(AttemptKind.ServerError, "", pumped.Error, null), $"at {at}");
                continue;
            }

            pumped.Error.ShouldNotBeNull($"at {at}");
            pumped.Error.ShouldBeOneOf(ErrorCode.UpstreamError, ErrorCode.UpstreamUnavailable);
            whole.Output.ShouldStartWith(pumped.Output, Case.Sensitive, $"at {at}");
            pumped.Usage.ShouldBe(Count(transcript, at), $"at {at}");
            if (client == Client.Responses) ResponseEvents.Read(pumped.Output + pumped.Ending).Final!["status"]!.GetValue<string>().ShouldBe("failed");
        }
    }

    private static string ErrorOf(Dialect vendor) => vendor switch
    {
        Dialect.Anthropic => "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"x\"}}\n\n",
        Dialect.Google => "data: {\"error\":{\"code\":503,\"message\":\"x\",\"status\":\"UNAVAILABLE\"}}\n\n",
        Dialect.Ollama => "{\"error\":\"x\"}\n",
        _ => "data: {\"error\":{\"message\":\"x\",\"type\":\"server_error\"}}\n\n",
    };

    private static int EventAfter(Transcript transcript, int offset)
    {
        var next = offset + 1;
        while (transcript.EventsBefore(next) != next) next++;
        return next;
    }

    private static void ShouldHaveCounted(Pumped cut, Transcript transcript, int length, bool reset)
    {
        var counted = Count(transcript, transcript.EventsBefore(length));
        if (!reset && cut.Usage != counted) counted = Count(transcript, length);
        cut.Usage.ShouldBe(counted, $"at {length}");
    }

    private static TokenUsage? Count(Transcript transcript, int length) =>
        Read(transcript, length).OfType<ChatStreamEvent.UsageReported>().LastOrDefault()?.Usage;

    private static bool IsComplete(Transcript transcript, int length) => Read(transcript, length).Exists(step => step is ChatStreamEvent.Finished);

    private static List<ChatStreamEvent> Read(Transcript transcript, int length) =>
        Before.GetOrAdd((transcript.ToString(), length), _ => ReadAnew(transcript, length));

    /// <summary>What stands before an offset; of an event that is cut in two, nothing.</summary>
    private static List<ChatStreamEvent> ReadAnew(Transcript transcript, int length)
    {
        try
        {
            return Codec.ReadStream(transcript.Vendor.ToString(), Encoding.UTF8.GetString(transcript.Bytes.AsSpan(0, length))).Events;
        }
        catch (JsonException)
        {
            return Read(transcript, transcript.EventsBefore(length));
        }
    }

    private static Task<Pumped> TranslateAsync(Transcript transcript, Client client, int length, bool reset) => Pumped.TranslateAsync(
        transcript.Vendor,
        new PieceStream([transcript.Bytes.AsMemory(0, length)], broken: reset ? new IOException("reset") : null),
        writer: client.Writer());
}
