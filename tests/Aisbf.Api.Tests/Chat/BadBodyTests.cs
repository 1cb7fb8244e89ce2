using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Chat;

/// <summary>Bodies that nobody should send. Every test ends with a good request: the gateway is still there.</summary>
internal sealed class BadBodyTests : GatewayFixture
{
    private const int Limit = 64 * 1024;
    private const string Messages = "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Server:MaxRequestBodyBytes"] = $"{Limit}",
    };

    protected override Task ConfigureAsync() => App.PutProviderAsync("p", models: "[]");

    [TearDown]
    public async Task The_gateway_still_answers() => (await Caller.ChatAsync("p/sim")).ShouldBeOk();

    [TestCase("", null)]
    [TestCase("   ", null)]
    [TestCase("{", null)]
    [TestCase("nonsense", null)]
    [TestCase("null", null)]
    [TestCase("[]", null)]
    [TestCase("\"text\"", null)]
    [TestCase("42", null)]
    [TestCase("{}", "model")]
    [TestCase("{" + Messages + "}", "model")]
    [TestCase("{\"model\":\"p/sim\"}", "messages")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + "} trailing", null)]
    [TestCase("{\"model\":\"p/sim\"," + Messages + "}{}", null)]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",}", null)]
    [TestCase("{\"model\":\"p/sim\"," + Messages + "//comment\n}", null)]
    [TestCase("{'model':'p/sim'," + Messages + "}", null)]
    [TestCase("{\"model\":\"p/sim\",\"model\":\"p/other\"," + Messages + "}", "model")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"\\u006dodel\":\"p/other\"}", "model")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + "," + Messages + "}", "messages")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"stream\":false,\"stream\":true}", "stream")]
    [TestCase("{\"model\":null," + Messages + "}", "model")]
    [TestCase("{\"model\":1," + Messages + "}", "model")]
    [TestCase("{\"model\":[\"p/sim\"]," + Messages + "}", "model")]
    [TestCase("{\"model\":\"\"," + Messages + "}", "model")]
    [TestCase("{\"model\":\"  \"," + Messages + "}", "model")]
    [TestCase("{\"model\":\"\\ud800\"," + Messages + "}", "model")]
    [TestCase("{\"model\":\"p/\\udc00x\"," + Messages + "}", "model")]
    [TestCase("{\"model\":\"p/sim\",\"messages\":\"x\"}", "messages")]
    [TestCase("{\"model\":\"p/sim\",\"messages\":[]}", "messages")]
    [TestCase("{\"model\":\"p/sim\",\"messages\":{}}", "messages")]
    [TestCase("{\"model\":\"p/sim\",\"messages\":[1]}", "messages[0]")]
    [TestCase("{\"model\":\"p/sim\",\"messages\":[null]}", "messages[0]")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"stream\":\"true\"}", "stream")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"stream\":1}", "stream")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"stream\":true,\"stream_options\":true}", "stream_options")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"tools\":{}}", "tools")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"max_tokens\":\"5\"}", "max_tokens")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"max_tokens\":0}", "max_tokens")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"max_tokens\":-1}", "max_tokens")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"max_tokens\":1e400}", "max_tokens")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"max_tokens\":99999999999999999999}", "max_tokens")]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"temperature\":NaN}", null)]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"temperature\":Infinity}", null)]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"temperature\":+1}", null)]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"temperature\":01}", null)]
    [TestCase("{\"model\":\"p/sim\"," + Messages + ",\"x\":\"\u0001\"}", null)]
    [TestCase("{\"model\":\"p/sim\u0000\"," + Messages + "}", null)]
    public async Task A_body_that_is_no_chat_request_is_refused_before_any_upstream_is_called(string body, string? param)
    {
        Journal.Clear();
        var answer = await Caller.PostAsync(GatewayApp.Json(body));
        answer.ShouldBeError(400, "invalid_request").Error.GetProperty("param").GetString().ShouldBe(param);
        answer.Error.GetProperty("type").GetString().ShouldBe("invalid_request_error");
        Journal.Requests.ShouldBeEmpty();
    }

    [TestCase("\"x\":18446744073709551616000000")]
    [TestCase("\"x\":-1e-400")]
    [TestCase("\"x\":\"\\ud800\"")]
    [TestCase("\"x\":1,\"x\":2")]
    [TestCase("\"\":null")]
    [TestCase("\"user\":\"\\u0000\"")]
    public async Task What_is_odd_but_not_ours_to_judge_goes_upstream_as_it_is(string field)
    {
        Journal.Clear();
        var answer = await Caller.PostAsync(GatewayApp.Json($"{{\"model\":\"p/sim\",{Messages},{field}}}"));
        answer.ShouldBeOk();
        Journal.Requests.Single().BodyText.ShouldEndWith($",{field}}}");
    }

    [TestCase(100, true)]
    [TestCase(2000, false)]
    [TestCase(20000, false)]
    public async Task Nesting_is_read_to_a_depth_and_no_deeper(int depth, bool taken)
    {
        var answer = await Caller.PostAsync(GatewayApp.Json(
            $"{{\"model\":\"p/sim\",{Messages},\"x\":{new string('[', depth)}{new string(']', depth)}}}"));
        answer.Status.ShouldBe(taken ? 200 : 400, answer.Body);
    }

    [TestCase(new byte[] { 0xff, 0xfe })]
    [TestCase(new byte[] { 0xc3 })]
    [TestCase(new byte[] { 0xed, 0xa0, 0x80 })]
    [TestCase(new byte[] { 0xc0, 0xaf })]
    public async Task Text_that_is_no_UTF8_is_refused(byte[] bytes)
    {
        byte[] body = [.. Encoding.UTF8.GetBytes($"{{\"model\":\"p/sim\",{Messages},\"x\":\""), .. bytes, .. "\"}"u8];
        (await Caller.PostAsync(Json(body))).ShouldBeError(400, "invalid_request");
    }

    [Test]
    public async Task A_body_of_another_encoding_than_UTF8_is_refused()
    {
        var text = $"{{\"model\":\"p/sim\",{Messages}}}";
        (await Caller.PostAsync(Json(Encoding.Unicode.GetBytes(text)))).ShouldBeError(400, "invalid_request");
    }

    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("application/jsonx")]
    [TestCase("text/json-ish")]
    [TestCase(null)]
    public async Task A_body_that_does_not_say_it_is_JSON_is_refused(string? type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"{{\"model\":\"p/sim\",{Messages}}}"));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        (await Caller.PostAsync(content)).ShouldBeError(415, "unsupported_media_type");
    }

    [TestCase("application/json; charset=utf-8")]
    [TestCase("APPLICATION/JSON")]
    [TestCase("application/vnd.api+json")]
    public async Task Every_way_to_say_JSON_is_understood(string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"{{\"model\":\"p/sim\",{Messages}}}"));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        (await Caller.PostAsync(content)).ShouldBeOk();
    }

    [Test]
    public async Task A_body_at_the_limit_is_taken_and_one_above_it_is_not([Values] bool chunked)
    {
        (await Caller.PostAsync(Sized(Limit, chunked))).ShouldBeOk();
        (await Caller.PostAsync(Sized(Limit + 1, chunked))).ShouldBeError(413, "payload_too_large");
        (await Caller.PostAsync(Sized(Limit * 3, chunked))).ShouldBeError(413, "payload_too_large");
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_compressed_body_is_read_and_a_bomb_is_not(string encoding)
    {
        Journal.Clear();
        var body = $"{{\"model\":\"p/sim\",{Messages}}}";
        (await Caller.PostAsync(Packed(Encoding.UTF8.GetBytes(body), encoding))).ShouldBeOk();
        Journal.Requests.Single().BodyText.ShouldBe(body.Replace("p/sim", "sim", StringComparison.Ordinal));
        Journal.Requests.Single().Header("Content-Encoding").ShouldBeNull();

        var bomb = Encoding.UTF8.GetBytes($"{{\"model\":\"p/sim\",{Messages},\"x\":\"{new string('a', 20_000_000)}\"}}");
        (await Caller.PostAsync(Packed(bomb, encoding))).ShouldBeError(413, "payload_too_large");
    }

    [TestCase("zstd")]
    [TestCase("compress")]
    [TestCase("gzip, gzip")]
    [TestCase("nonsense")]
    public async Task A_content_encoding_that_we_do_not_know_is_refused(string encoding)
    {
        var content = Json(Encoding.UTF8.GetBytes($"{{\"model\":\"p/sim\",{Messages}}}"));
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        (await Caller.PostAsync(content)).ShouldBeError(415, "unsupported_media_type");
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_body_that_is_not_compressed_as_it_says_is_refused(string encoding)
    {
        var content = Json(Encoding.UTF8.GetBytes($"{{\"model\":\"p/sim\",{Messages}}}"));
        content.Headers.ContentEncoding.Add(encoding);
        (await Caller.PostAsync(content)).ShouldBeError(400, "invalid_request");

        var cut = await Packed(Encoding.UTF8.GetBytes($"{{\"model\":\"p/sim\",{Messages}}}"), encoding).ReadAsByteArrayAsync();
        var half = Json(cut[..(cut.Length / 2)]);
        half.Headers.ContentEncoding.Add(encoding);
        (await Caller.PostAsync(half)).ShouldBeError(400, "invalid_request");
    }

    private static ByteArrayContent Json(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static HttpContent Sized(int length, bool chunked)
    {
        var start = $"{{\"model\":\"p/sim\",{Messages},\"x\":\"";
        var body = Encoding.UTF8.GetBytes(start + new string('a', length - start.Length - 2) + "\"}");
        HttpContent content = chunked ? new StreamContent(new UnknownLength(body)) : new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static ByteArrayContent Packed(byte[] body, string encoding)
    {
        var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            packer.Write(body);
        }

        var content = Json(packed.ToArray());
        content.Headers.ContentEncoding.Add(encoding);
        return content;
    }

    /// <summary>A stream that cannot seek is sent in chunks.</summary>
    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
