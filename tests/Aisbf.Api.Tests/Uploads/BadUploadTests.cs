using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Uploads;

/// <summary>Forms that are refused before anybody is called.</summary>
internal sealed class BadUploadTests : GatewayFixture
{
    private const int Limit = 300_000;
    private const string File = "--x\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\n\nRIFF\n";
    private const string Model = "--x\nContent-Disposition: form-data; name=\"model\"\n\np/m\n";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Server:MaxUploadBytes"] = $"{Limit}",
        ["Aisbf:Server:MaxRequestBodyBytes"] = "100000",
    };

    protected override Task ConfigureAsync() => App.PutProviderAsync("p", models: "[]");

    [TearDown]
    public async Task Nothing_is_left_on_disk_and_nobody_was_called()
    {
        var uploads = Path.Combine(App.DataDirectory, "uploads");
        await Eventually.HoldsAsync(() => !Directory.Exists(uploads) || Directory.GetFiles(uploads).Length == 0);
        CallsTo("m").ShouldBeEmpty();
    }

    [TestCase(File + "--x--\n", "model")]
    [TestCase(Model + "--x--\n", "file")]
    [TestCase(Model + Model + File + "--x--\n", "model")]
    [TestCase(Model + File + File + "--x--\n", "file")]
    [TestCase(Model + File, null)]
    [TestCase("", null)]
    [TestCase("{\"model\":\"p/m\"}", null)]
    public async Task A_form_that_is_wrong_is_refused_with_the_field_that_is(string form, string? param)
    {
        using var body = UploadForm.Raw(form);

        var answer = await Caller.PostAsync(body, UploadForm.Transcriptions);

        answer.ShouldBeError(400, "invalid_request").Error.GetProperty("param").GetString().ShouldBe(param);
    }

    [TestCase("application/json")]
    [TestCase("text/plain")]
    [TestCase("multipart/mixed; boundary=x")]
    [TestCase("multipart/form-data")]
    [TestCase("multipart/form-data; boundary=\"\"")]
    [TestCase("multipart/form-data; boundary=x; boundary=y")]
    [TestCase("multipart/form-data; boundary=\"a;b\"")]
    [TestCase("multipart/form-data; boundary=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task A_content_type_that_is_no_form_is_refused(string contentType)
    {
        using var body = UploadForm.Raw(Model + File + "--x--\n", contentType);

        (await Caller.PostAsync(body, UploadForm.Transcriptions)).ShouldBeError(415, "unsupported_media_type");
    }

    [Test]
    public async Task A_form_may_be_larger_than_a_JSON_body_but_not_than_its_own_limit([Values] bool chunked)
    {
        var good = NewId("m");
        using var fits = UploadForm.Of($"p/{good}", Limit - 1000);
        (await SendAsync(fits, chunked)).ShouldBeOk();

        using var tooLarge = UploadForm.Of("p/m", 3 * Limit);
        (await SendAsync(tooLarge, chunked)).ShouldBeError(413, "payload_too_large");
    }

    [Test]
    public async Task A_client_that_leaves_in_the_middle_of_its_form_leaves_nothing_behind()
    {
        using var client = await RawHttp.ConnectAsync(App.Address);
        var head = $"POST {UploadForm.Transcriptions} HTTP/1.1\r\nHost: h\r\nAuthorization: {Caller.DefaultRequestHeaders.Authorization}\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 250000\r\n\r\n";
        await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(head + (Model + File).ReplaceLineEndings("\r\n") + new string('-', 150_000)));
        await Eventually.HoldsAsync(() =>
            Directory.Exists(Path.Combine(App.DataDirectory, "uploads")) && Directory.GetFiles(Path.Combine(App.DataDirectory, "uploads")).Length > 0);
    }

    private async Task<Answer> SendAsync(HttpContent form, bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, UploadForm.Transcriptions) { Content = form };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await Caller.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
