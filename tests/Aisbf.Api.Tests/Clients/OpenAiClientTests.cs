using Aisbf.Domain.Routing;

namespace Aisbf.Api.Tests.Clients;

/// <summary>The official OpenAI library for JavaScript, as it is, at every base URL and over every upstream dialect.</summary>
internal sealed class OpenAiClientTests : ClientFixture
{
    private const string Script = "openai.mjs";
    private const string Package = "openai";

    /// <summary>What there is to check, by the dialects whose providers have it.</summary>
    private static readonly Dictionary<string, string[]> Groups = new()
    {
        ["openai"] = ["chat", "responses", "completions", "embeddings", "tokenInputs", "images", "imageStreams", "pictures", "speech", "hearing", "moderations"],
        ["anthropic"] = ["chat", "responses", "completions"],
        ["google"] = ["chat", "responses", "completions", "embeddings", "images", "speech"],
        ["ollama"] = ["chat", "responses", "completions", "embeddings"],
    };

    /// <summary>All that the library has methods for.</summary>
    public static IReadOnlySet<Surface> Surfaces { get; } =
        Enum.GetValues<Surface>().Except([Surface.Messages, Surface.TokenCount, Surface.Rerank]).ToHashSet();

    [Test]
    public async Task Every_method_and_helper_works_at_every_base_URL_with_every_dialect_that_has_it()
    {
        await ClientScript.RunAsync(Script, Package, [.. Dialects.SelectMany(dialect =>
            Families(dialect, "/v1", "/api/v1", "/api").Select(family => Calls(family.Path, family.Token, Groups[dialect], family.Model)))]);

        ShouldHaveReached("OpenAI/JS", Surfaces);
    }

    [Test]
    public Task What_a_provider_does_not_have_is_a_bad_request_that_says_so() =>
        ClientScript.RunAsync(Script, Package, Calls("/v1", Token, ["absences"], "anthropic/sim"), Calls("/api/anthropic", Token, ["absences"], "sim"));

    [Test]
    public Task Models_are_listed_and_found_by_names_with_slashes() => ClientScript.RunAsync(
        Script,
        Package,
        Calls("/v1", Token, ["lists", "names"], "openai/sim", "rotation/pool-google", "autoselect/pick-ollama"),
        Calls("/api/v1", Token, ["lists", "names"], "anthropic/sim"),
        Calls("/api", Token, ["lists", "names"], "anthropic/sim"),
        Calls("/api/user", UserToken, ["lists", "names"], "google/sim", "rotation/pool-google"),
        Calls("/api/u/ann", UserToken, ["lists", "names"], "autoselect/pick-ollama"),
        Calls("/api/openai", Token, ["lists"], "openai/sim"),
        Calls("/api/rotations", Token, ["lists"], "pool-google/sim"),
        Calls("/api/autoselect", Token, ["lists"], "ollama/sim"),
        Calls("/api/openai", Token, ["own"], "sim"));

    [Test]
    public Task Errors_are_the_librarys_own_with_every_dialect() =>
        ClientScript.RunAsync(Script, Package, Calls("/v1", Token, ["failures"], [.. Dialects.Select(dialect => $"{dialect}/sim")]));

    [Test]
    public async Task Whoever_leaves_or_has_waited_too_long_is_not_answered_any_more()
    {
        await ClientScript.RunAsync(Script, Package, Calls("/v1", Token, ["aborts"], [.. Dialects.Select(dialect => $"{dialect}/js")]));

        await ShouldHaveBeenAbortedAsync("js-left", atLeast: 2 * Dialects.Length);
    }

    [Test]
    public async Task The_library_tries_again_by_itself_after_the_time_that_it_is_told()
    {
        foreach (var dialect in Dialects) App.Simulator.Rules.Add("status=429;retry-after=1", model: $"js-again-{dialect}", times: 1);

        await ClientScript.RunAsync(Script, Package, Calls("/v1", Token, ["retries"], [.. Dialects.Select(dialect => $"{dialect}/js-again-{dialect}")]));

        foreach (var dialect in Dialects) CallsTo($"js-again-{dialect}").Count.ShouldBe(2);
    }
}
