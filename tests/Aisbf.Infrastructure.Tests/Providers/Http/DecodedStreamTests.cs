using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

internal sealed class DecodedStreamTests
{
    private const string Text = """{"id":"1","choices":[{"message":{"content":"Pong"}}]}""";

    [TestCase("gzip")]
    [TestCase("GZip")]
    [TestCase("x-gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    [TestCase("raw-deflate")]
    [TestCase("gzip, br")]
    [TestCase("identity")]
    [TestCase("identity, gzip")]
    public async Task What_comes_compressed_is_decompressed(string encoding)
    {
        using var response = Respond(encoding, Compress(encoding, Encoding.UTF8.GetBytes(Text)));

        await using var body = DecodedStream.Open(response, await response.Content.ReadAsStreamAsync());

        using var reader = new StreamReader(body);
        (await reader.ReadToEndAsync()).ShouldBe(Text);
        response.Content.Headers.NonValidated.Contains("Content-Encoding").ShouldBeFalse();
    }

    [TestCase("zstd")]
    [TestCase("gzip, zstd")]
    [TestCase("gzip, gzip, gzip, gzip")]
    public async Task What_is_not_known_stays_as_it_is(string encoding)
    {
        using var response = Respond(encoding, [1, 2, 3]);
        var raw = await response.Content.ReadAsStreamAsync();

        DecodedStream.Open(response, raw).ShouldBeSameAs(raw);

        response.Content.Headers.ContentEncoding.ShouldNotBeEmpty();
    }

    [TestCase("gzip", 10)]
    [TestCase("br", 0)]
    [TestCase("deflate", 2)]
    [TestCase("raw-deflate", 0)]
    public async Task Damaged_bytes_are_an_invalid_answer(string encoding, int head)
    {
        var bytes = Compress(encoding, Encoding.UTF8.GetBytes(Text));
        bytes.AsSpan(head).Fill(0xFF);
        using var response = Respond(encoding, bytes);
        await using var body = DecodedStream.Open(response, await response.Content.ReadAsStreamAsync());

        await Should.ThrowAsync<InvalidDataException>(() => body.CopyToAsync(Stream.Null));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("gzip, gzip")]
    public async Task The_limit_of_an_answer_counts_what_is_decompressed(string encoding)
    {
        const int limit = 1024 * 1024;
        var packed = Compress(encoding, new byte[20 * limit]);
        packed.Length.ShouldBeLessThan(limit);
        using var response = Respond(encoding, packed);
        using var request = new HttpRequestMessage();
        var stream = DecodedStream.Open(response, await response.Content.ReadAsStreamAsync());
        await using var body = new UpstreamBody(
            request, response, stream, UpstreamCancellation.Start(TimeSpan.FromMinutes(1), default), default, TimeSpan.FromMinutes(1), TimeProvider.System);

        await Should.ThrowAsync<InvalidDataException>(async () =>
        {
            while (await body.ReadAsync(limit))
            {
                body.Pending.Length.ShouldBeLessThanOrEqualTo(2 * limit);
            }
        });
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task Events_are_passed_on_as_they_come(string encoding)
    {
        var pipe = new Pipe();
        await using var packer = Packer(encoding, pipe.Writer.AsStream());
        using var response = Respond(encoding, []);
        await using var body = DecodedStream.Open(response, pipe.Reader.AsStream());
        var buffer = new byte[100];

        foreach (var text in new[] { "data: one\n\n", "data: two\n\n" })
        {
            await packer.WriteAsync(Encoding.UTF8.GetBytes(text));
            await packer.FlushAsync();

            var read = 0;
            while (read < text.Length)
            {
                read += await body.ReadAsync(buffer.AsMemory(read)).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
            }

            Encoding.UTF8.GetString(buffer, 0, read).ShouldBe(text);
        }
    }

    private static HttpResponseMessage Respond(string encoding, byte[] body)
    {
        var response = new HttpResponseMessage { Content = new ByteArrayContent(body) };
        response.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding == "raw-deflate" ? "deflate" : encoding);
        return response;
    }

    private static byte[] Compress(string encodings, byte[] bytes)
    {
        foreach (var encoding in encodings.Split(", ").Where(encoding => encoding != "identity"))
        {
            using var packed = new MemoryStream();
            using (var packer = Packer(encoding, packed))
            {
                packer.Write(bytes);
            }

            bytes = packed.ToArray();
        }

        return bytes;
    }

    private static Stream Packer(string encoding, Stream output) => encoding.ToLowerInvariant() switch
    {
        "br" => new BrotliStream(output, CompressionLevel.Fastest, leaveOpen: true),
        "deflate" => new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true),
        "raw-deflate" => new DeflateStream(output, CompressionLevel.Fastest, leaveOpen: true),
        _ => new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true),
    };
}
