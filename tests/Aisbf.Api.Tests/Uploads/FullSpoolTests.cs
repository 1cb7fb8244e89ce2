using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Uploads;

/// <summary>A form for which there is no space on disk.</summary>
internal sealed class FullSpoolTests : GatewayFixture
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Server:MaxSpooledBytesPerOwner"] = "300000",
    };

    protected override Task ConfigureAsync() => App.PutProviderAsync("p", models: "[]");

    [Test]
    public async Task Is_answered_with_when_to_try_again_and_leaves_nothing_behind()
    {
        var form = "--x\nContent-Disposition: form-data; name=\"model\"\n\np/m\n--x\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\n\n"
            + new string('x', 400_000) + "\n--x--\n";
        for (var i = 0; i < 3; i++)
        {
            using var body = UploadForm.Raw(form);
            var answer = await Caller.PostAsync(body, UploadForm.Transcriptions);
            answer.ShouldBeError(429, "rate_limit_exceeded");
        }

        CallsTo("m").ShouldBeEmpty();
        var uploads = Path.Combine(App.DataDirectory, "uploads");
        await Eventually.HoldsAsync(() => Directory.GetFiles(uploads).Length == 0);
    }
}
