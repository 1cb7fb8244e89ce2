using System.Net;
using System.Net.Http.Headers;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Audit;

namespace Aisbf.Api.Tests.Accounts;

internal sealed class PictureTests : AccountFixture
{
    private const string Picture = "/api/account/picture";
    private const int MaxBytes = 5 * 1024 * 1024;

    // One red pixel.
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");

    // The header of a picture of 65535 × 65535 pixels.
    private static readonly byte[] Bomb =
        [.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 2, 0x44, 1, 0, 0x3B];

    private static readonly byte[] Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray();

    private static readonly TestCaseData<byte[], string>[] NoPictures =
    [
        new([], "PNG") { TestName = "Nothing at all is no picture" },
        new(Svg, "PNG") { TestName = "A drawing that may run scripts is no picture" },
        new(Png[..44], "PNG") { TestName = "Half a file is no picture" },
        new(Bomb, "4096") { TestName = "A file of some bytes that would fill the memory is no picture" },
    ];

    [Test]
    public async Task A_picture_is_kept_drawn_anew_and_shown_to_its_owner_alone()
    {
        using var browser = await SignInAsync(await App.CreateUserAsync("painter"));
        using var other = await SignInAsync(await App.CreateUserAsync("viewer"));
        (await browser.ReadAsync(Picture)).ShouldBeProblem(404, "not_found");
        for (var i = 0; i < 2; i++)
        {
            (await PutAsync(browser, Png)).ShouldHaveStatus(204);
        }

        using var answer = await browser.GetAsync(Picture);
        answer.EnsureSuccessStatusCode();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes.AsSpan(8, 4).SequenceEqual("WEBP"u8).ShouldBeTrue();
        answer.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("image/webp"));
        answer.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await HasPictureAsync(browser)).ShouldBeTrue();

        (await HasPictureAsync(other)).ShouldBeFalse();
        (await other.ReadAsync(Picture)).ShouldBeProblem(404, "not_found");
        (await other.RemoveAsync(Picture)).ShouldHaveStatus(204);
        (await App.Anonymous.ReadAsync(Picture)).ShouldBeProblem(401, "invalid_api_key");
        (await HasPictureAsync(browser)).ShouldBeTrue();

        (await browser.RemoveAsync(Picture)).ShouldHaveStatus(204);
        (await browser.ReadAsync(Picture)).ShouldBeProblem(404, "not_found");
        (await HasPictureAsync(browser)).ShouldBeFalse();
        (await AuditAsync(AuditActions.AccountUpdated)).Where(e => e.Event.Target == "painter").Select(e => e.Event.Detail)
            .ShouldBe(["picture removed", "picture", "picture"]);
    }

    [Test]
    public async Task A_browser_that_has_the_picture_is_not_sent_it_again()
    {
        using var browser = await SignInAsync(await App.CreateUserAsync("cacher"));
        (await PutAsync(browser, Png)).ShouldHaveStatus(204);
        using var first = await browser.GetAsync(Picture);
        var tag = first.Headers.ETag.ShouldNotBeNull().ToString();

        var again = await browser.SendAsync("GET", Picture, null, "If-None-Match", tag);
        again.ShouldHaveStatus(304);
        again.Body.ShouldBeEmpty();
        again.Header("Cache-Control")!.ShouldContain("private");
        (await browser.SendAsync("GET", Picture, null, "If-None-Match", "\"another\"")).ShouldBeOk();
    }

    [TestCaseSource(nameof(NoPictures))]
    public async Task What_is_no_picture_is_refused_and_the_one_before_stays(byte[] file, string says)
    {
        using var browser = await SignInAsync(await App.CreateUserAsync(NewId("smuggler")));
        (await PutAsync(browser, Png)).ShouldHaveStatus(204);
        var before = await browser.GetByteArrayAsync(Picture);

        (await PutAsync(browser, file)).ShouldBeProblem(400, "invalid_request").Body.ShouldContain(says);

        (await browser.GetByteArrayAsync(Picture)).ShouldBe(before);
    }

    [TestCase(false, 1)]
    [TestCase(false, 3)]
    [TestCase(true, 1)]
    [TestCase(true, 3)]
    public async Task A_file_that_is_too_large_is_refused_in_words_that_arrive(bool chunked, int times)
    {
        using var browser = await SignInAsync(await App.CreateUserAsync(NewId("hoarder")));
        (await PutAsync(browser, Png)).ShouldHaveStatus(204);
        var before = await browser.GetByteArrayAsync(Picture);

        (await PutAsync(browser, new byte[(MaxBytes * times) + 1], chunked: chunked)).ShouldBeProblem(413, "payload_too_large").Body.ShouldContain($"{MaxBytes}");

        (await browser.GetByteArrayAsync(Picture)).ShouldBe(before);
        (await PutAsync(browser, [.. Png, .. new byte[MaxBytes - Png.Length]], chunked: chunked)).ShouldHaveStatus(204);
    }

    [TestCase("image/jpeg", 204)]
    [TestCase("IMAGE/png; q=1", 204)]
    [TestCase("application/octet-stream", 204)]
    [TestCase(null, 204)]
    [TestCase("multipart/form-data; boundary=x", 415)]
    [TestCase("application/x-www-form-urlencoded", 415)]
    [TestCase("application/json", 415)]
    [TestCase("text/html", 415)]
    [TestCase("nonsense", 415)]
    public async Task The_file_is_the_body_whatever_kind_of_picture_it_is_said_to_be(string? type, int status)
    {
        using var browser = await SignInAsync(await App.CreateUserAsync(NewId("sender")));
        var answer = (await PutAsync(browser, Png, type)).ShouldHaveStatus(status);
        if (status == 415)
        {
            answer.ShouldBeProblem(415, "unsupported_media_type").Body.ShouldContain("WebP");
        }
    }

    [Test]
    public async Task A_deleted_accounts_picture_goes_with_it()
    {
        var user = await App.CreateUserAsync("vain");
        using var browser = await SignInAsync(user);
        (await PutAsync(browser, Png)).ShouldHaveStatus(204);

        (await SendAsync(browser, "", new { password = user.Password, confirm = "DELETE" }, "DELETE")).ShouldHaveStatus(204);

        (await browser.ReadAsync(Picture)).ShouldBeProblem(401, "invalid_api_key");
    }

    private static async Task<bool> HasPictureAsync(HttpClient browser) =>
        (await browser.ReadAsync(Profile)).ShouldBeOk().Json.GetProperty("has_picture").GetBoolean();

    private static async Task<Answer> PutAsync(HttpClient client, byte[] file, string? type = "image/png", bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Picture) { Content = new ByteArrayContent(file), Version = HttpVersion.Version11 };
        if (type is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type).ShouldBeTrue();
        }

        request.Headers.TransferEncodingChunked = chunked;
        using var response = await client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
