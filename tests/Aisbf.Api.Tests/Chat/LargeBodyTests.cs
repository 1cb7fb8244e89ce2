using System.Globalization;
using System.Text;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Chat;

/// <summary>Bodies around the limit, from clients that send all of it before they read.</summary>
internal sealed class LargeBodyTests : GatewayFixture
{
    private const int Limit = 64 * 1024;
    private const string Chat = "/api/v1/chat/completions";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Server:MaxRequestBodyBytes"] = $"{Limit}",
    };

    protected override Task ConfigureAsync() => App.PutProviderAsync("p", models: "[]");

    [Test]
    public async Task A_body_at_the_limit_is_taken_however_small_its_chunks_are([Values(1, 7, Limit)] int chunk)
    {
        var head = $"POST {Chat} HTTP/1.1\nHost: h\nAuthorization: {Caller.DefaultRequestHeaders.Authorization}\nContent-Type: application/json\nTransfer-Encoding: chunked";
        var (status, body) = await RawHttp.AskAsync(App.Address, head, InChunks(Body(Limit), chunk));
        status.ShouldBe(200, body);
    }

    [Test]
    public async Task A_body_above_the_limit_is_refused_in_words_and_the_connection_lives_on([Values] bool chunked, [Values(1, 5)] int times)
    {
        var body = Body((Limit * times) + 1);
        using var client = await RawHttp.ConnectAsync(App.Address);
        await client.SendAsync(Head(chunked ? null : body.Length, Caller.DefaultRequestHeaders.Authorization!.ToString()));
        await client.SendAsync(chunked ? InChunks(body, 4096) : body);
        await ShouldAnswerAsync(client, 413, "payload_too_large");

        await client.SendAsync(Encoding.ASCII.GetBytes("GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n"));
        await ShouldAnswerAsync(client, 404, "not_found");
    }

    [Test]
    public async Task A_large_body_of_a_stranger_does_not_hide_why_it_is_refused()
    {
        var body = Body(Limit * 5);
        using var client = await RawHttp.ConnectAsync(App.Address);
        await client.SendAsync(Head(body.Length, "Bearer unknown"));
        await client.SendAsync(body);
        await ShouldAnswerAsync(client, 401, "invalid_api_key");

        await client.SendAsync(Encoding.ASCII.GetBytes("GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n"));
        await ShouldAnswerAsync(client, 404, "not_found");
    }

    private static async Task ShouldAnswerAsync(RawHttp client, int status, string code)
    {
        var answer = await client.ReadOneAsync();
        answer.Status.ShouldBe(status, answer.Text);
        answer.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe(code);
    }

    private static byte[] Head(int? length, string authorization) => Encoding.ASCII.GetBytes(
        $"POST {Chat} HTTP/1.1\r\nHost: h\r\nAuthorization: {authorization}\r\nContent-Type: application/json\r\n"
        + (length is null ? "Transfer-Encoding: chunked\r\n\r\n" : $"Content-Length: {length}\r\n\r\n"));

    private static byte[] Body(int length)
    {
        const string Start = "{\"model\":\"p/sim\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"x\":\"";
        return Encoding.ASCII.GetBytes(Start + new string('a', length - Start.Length - 2) + "\"}");
    }

    private static byte[] InChunks(byte[] body, int size)
    {
        using var chunks = new MemoryStream();
        foreach (var chunk in body.Chunk(size))
        {
            chunks.Write(Encoding.ASCII.GetBytes(chunk.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"));
            chunks.Write(chunk);
            chunks.Write("\r\n"u8);
        }

        chunks.Write("0\r\n\r\n"u8);
        return chunks.ToArray();
    }
}
