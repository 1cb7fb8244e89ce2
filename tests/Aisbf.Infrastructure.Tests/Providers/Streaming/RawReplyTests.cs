using System.Text;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Tests.Providers.Streaming;

/// <summary>Answers of any kind, passed on byte by byte as they come.</summary>
internal sealed class RawReplyTests
{
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes("0123456789");

    private static readonly UpstreamOptions Impatient = new() { FirstByteTimeout = TimeSpan.FromMilliseconds(100), IdleTimeout = TimeSpan.FromMilliseconds(100) };

    [Test]
    public async Task The_bytes_come_out_however_they_come_in() =>
        (await Pumped.PassRawAsync(new PieceStream(PieceStream.Cut(Bytes, 1, 2, 7)))).ShouldBe(new Pumped(AttemptKind.Success, "0123456789", null, null));

    [Test]
    public async Task Nothing_is_no_answer() => (await Pumped.PassRawAsync(new PieceStream([]))).Outcome.ShouldBe(AttemptKind.InvalidAnswer);

    [Test]
    public async Task Silence_before_the_first_byte_is_a_timeout_of_the_attempt() =>
        (await Pumped.PassRawAsync(new PieceStream([], hang: true), Impatient)).Outcome.ShouldBe(AttemptKind.Timeout);

    [Test]
    public async Task What_breaks_off_later_says_so()
    {
        (await Pumped.PassRawAsync(new PieceStream([Bytes], broken: new IOException("reset")))).ShouldBe(
            new Pumped(AttemptKind.Success, "0123456789", ErrorCode.UpstreamError, null));
        (await Pumped.PassRawAsync(new PieceStream([Bytes], hang: true), Impatient)).ShouldBe(
            new Pumped(AttemptKind.Success, "0123456789", ErrorCode.UpstreamTimeout, null));
    }
}
