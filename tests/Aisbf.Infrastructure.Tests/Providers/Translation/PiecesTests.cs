using Aisbf.Infrastructure.Tests.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.Translation;

/// <summary>How an upstream's bytes are cut, and how it writes its events, is not seen by any client.</summary>
internal sealed class PiecesTests
{
    [Test]
    public async Task Bytes_cut_anywhere_make_the_same_stream(
        [ValueSource(typeof(Transcript), nameof(Transcript.Whole))] Transcript transcript, [ValueSource(typeof(Client), nameof(Client.All))] Client client)
    {
        var bytes = transcript.Bytes;
        var whole = await TranslateAsync(transcript, client, []);
        whole.Error.ShouldBeNull();
        client.Read(whole.Output);

        for (var offset = 1; offset < bytes.Length; offset++) (await TranslateAsync(transcript, client, offset)).ShouldBe(whole, $"cut at {offset}");

        (await TranslateAsync(transcript, client, [.. Enumerable.Range(1, bytes.Length - 1)])).ShouldBe(whole, "byte by byte");
    }

    [Test]
    public async Task Events_written_otherwise_make_the_same_stream(
        [ValueSource(typeof(Transcript), nameof(Transcript.Whole))] Transcript transcript, [ValueSource(typeof(Client), nameof(Client.All))] Client client)
    {
        var whole = await TranslateAsync(transcript, client, []);
        foreach (var variant in transcript.Variants())
        {
            (await TranslateAsync(variant, client, [])).ShouldBe(whole, variant.Name);
            (await TranslateAsync(variant, client, [.. Enumerable.Range(1, variant.Bytes.Length - 1)])).ShouldBe(whole, $"{variant.Name}, byte by byte");
        }
    }

    private static Task<Pumped> TranslateAsync(Transcript transcript, Client client, params int[] cuts) =>
        Pumped.TranslateAsync(transcript.Vendor, new PieceStream(PieceStream.Cut(transcript.Bytes, cuts)), writer: client.Writer());
}
