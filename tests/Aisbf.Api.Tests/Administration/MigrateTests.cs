using System.Text.Json;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Administration;

/// <summary>An installation of the Python program moves here: the commands of the guide, and what clients meet after them.</summary>
internal sealed class MigrateTests
{
    private const string Token = "9b1f0c7de4a35826f7";
    private static readonly string[] Files = ["providers", "rotations", "autoselect", "aisbf"];

    private GatewayApp _app = null!;

    [SetUp]
    public async Task StartGateway() => _app = await GatewayApp.StartAsync();

    [TearDown]
    public ValueTask StopGateway() => _app.DisposeAsync();

    [Test]
    public async Task The_commands_of_the_guide_take_every_file_as_it_is()
    {
        var reports = await RunGuideAsync();

        Statuses(reports["providers"]).ShouldBe(["vendor created", "lanai created", "aggregator created", "claude rejected", "coderai-imported created"]);
        Statuses(reports["rotations"]).ShouldBe(["coding created", "general created"]);
        Statuses(reports["autoselect"]).ShouldBe(["autoselect-imported created"]);
        Statuses(reports["aisbf"]).ShouldBe(["auth.tokens[0] created", "auth.tokens[1] rejected"]);
        reports["aisbf"].GetRawText().ShouldNotContain(Token);
        reports["aisbf"].GetRawText().ShouldNotContain("mail-password-0123456789");
    }

    [TestCase("vendor/small")]
    [TestCase("lanai/anything")]
    [TestCase("rotation/coding")]
    [TestCase("general")]
    [TestCase("autoselect")]
    [TestCase("autoselect/autoselect")]
    public async Task Clients_go_on_with_their_token_and_their_names(string model)
    {
        await RunGuideAsync();
        using var caller = _app.ClientFor(Token);

        (await caller.ChatAsync(model)).ShouldBeOk();
    }

    [Test]
    public async Task The_same_commands_again_change_nothing()
    {
        await RunGuideAsync();

        foreach (var (file, report) in await RunGuideAsync())
        {
            (report.GetProperty("created").GetInt32(), report.GetProperty("updated").GetInt32()).ShouldBe((0, 0), $"{file}: {report.GetRawText()}");
        }
    }

    [Test]
    public async Task Tokens_are_only_offered_unless_asked_for()
    {
        var report = (await _app.Admin.PostJsonAsync("/api/admin/config/import", Sample("aisbf"))).ShouldBeOk();

        report.Json.GetProperty("warnings").EnumerateArray().ShouldContain(warning => warning.GetString()!.StartsWith("auth.tokens: 2 found", StringComparison.Ordinal));
        using var caller = _app.ClientFor(Token);
        (await caller.ChatAsync("vendor/small")).Status.ShouldBe(401);
    }

    // What the guide says to type, in its order.
    private async Task<Dictionary<string, JsonElement>> RunGuideAsync()
    {
        var reports = new Dictionary<string, JsonElement>();
        foreach (var command in SourceTree.Read("docs/guides/migrate.md").Split('\n').Where(line => line.StartsWith("curl ", StringComparison.Ordinal)))
        {
            var address = new Uri(command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Single(word => word.Contains("://", StringComparison.Ordinal)).Trim('"'));
            var file = command[(command.IndexOf("-d @", StringComparison.Ordinal) + 4)..].Trim().Replace(".json", "", StringComparison.Ordinal);
            reports[file] = (await _app.Admin.PostJsonAsync(address.PathAndQuery, Sample(file))).ShouldBeOk().Json;
        }

        reports.Keys.ShouldBe(Files);
        return reports;
    }

    private string Sample(string name) => SourceTree.Read($"tests/Aisbf.Api.Tests/Administration/Samples/python/{name}.json")
        .Replace("http://simulator.invalid/v1", _app.Endpoint("openai"), StringComparison.Ordinal);

    private static IEnumerable<string> Statuses(JsonElement report) =>
        report.GetProperty("entries").EnumerateArray().Select(e => $"{e.GetProperty("id").GetString()} {e.GetProperty("status").GetString()}");
}
