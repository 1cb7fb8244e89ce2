using System.Text;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Tests.Providers.Streaming;

/// <summary>The limits on silence measure how long an upstream keeps quiet, not how long a client takes for what it gets.</summary>
internal sealed class SlowClientTests
{
    private const string Start = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":null}]}\n\n";
    private const string Finish = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    private const string Usage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}\n\n";
    private const string Done = "data: [DONE]\n\n";

    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(300);

    private static readonly UpstreamOptions Impatient = new() { FirstByteTimeout = TimeSpan.FromMilliseconds(100), IdleTimeout = TimeSpan.FromMilliseconds(100) };

    [Test]
    public async Task A_stream_waits_for_its_client()
    {
        var pumped = await Pumped.PassAsync(Pieces(Start, Start, Finish, Usage, Done), stripUsage: false, Impatient, clientPause: Slow);

        pumped.Error.ShouldBeNull();
        pumped.Output.ShouldBe(Start + Start + Finish + Usage + Done);
        pumped.Usage!.Value.TotalTokens.ShouldBe(10);
    }

    [Test]
    public async Task A_translated_stream_waits_for_its_client()
    {
        var pumped = await Pumped.TranslateAsync(Dialect.OpenAi, Pieces(Start, Start, Finish, Usage, Done), Impatient, clientPause: Slow);

        pumped.Error.ShouldBeNull();
        pumped.Output.ShouldEndWith(Done);
        pumped.Usage!.Value.TotalTokens.ShouldBe(10);
    }

    [Test]
    public async Task Bytes_wait_for_their_client() =>
        (await Pumped.PassRawAsync(Pieces("ab", "cd", "ef"), Impatient, Slow)).ShouldBeEquivalentTo(await Pumped.PassRawAsync(Pieces("abcdef")));

    [Test]
    public async Task Comments_behind_the_end_keep_nobody_waiting()
    {
        var pumped = await Pumped.PassAsync(new DrippingStream(Start + Finish + Done)).WaitAsync(TimeSpan.FromSeconds(30));

        pumped.Error.ShouldBeNull();
        pumped.Output.ShouldStartWith(Start + Finish + Done);
    }

    private static PieceStream Pieces(params string[] pieces) => new(pieces.Select(piece => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(piece)));
}
