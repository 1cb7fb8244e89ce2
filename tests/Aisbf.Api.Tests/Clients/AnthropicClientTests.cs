using Aisbf.Domain.Routing;

namespace Aisbf.Api.Tests.Clients;

/// <summary>The official Anthropic library for JavaScript, as it is, at every base URL and over every upstream dialect.</summary>
internal sealed class AnthropicClientTests : ClientFixture
{
    private const string Script = "anthropic.mjs";
    private const string Package = "@anthropic-ai/sdk";

    /// <summary>All that the library has methods for.</summary>
    public static IReadOnlySet<Surface> Surfaces { get; } = new HashSet<Surface> { Surface.Messages, Surface.TokenCount };

    [Test]
    public async Task Every_method_and_helper_works_at_every_base_URL_with_every_dialect()
    {
        await ClientScript.RunAsync(Script, Package, [.. Dialects.SelectMany(dialect =>
            Families(dialect, "", "/api").Select(family => Calls(family.Path, family.Token, ["messages", "betas", "counts"], family.Model)))]);

        // It puts the version into every path by itself.
        ShouldHaveReached("Anthropic/JS", Surfaces, route => !route.Contains("/v1/", StringComparison.Ordinal));
    }

    [Test]
    public Task Thinking_comes_with_a_signature_and_is_taken_back_with_every_dialect() =>
        ClientScript.RunAsync(Script, Package, [.. Dialects.SelectMany(dialect => new[]
        {
            Calls("", Token, ["thinking"], $"{dialect}/sim"),
            Calls($"/api/{dialect}", Token, ["thinking"], "sim"),
        })]);

    [Test]
    public Task Models_are_listed_and_found_in_the_librarys_own_shape() => ClientScript.RunAsync(
        Script,
        Package,
        Calls("", Token, ["lists", "names"], "openai/sim", "rotation/pool-google", "autoselect/pick-ollama"),
        Calls("/api", Token, ["lists", "names"], "anthropic/sim"),
        Calls("/api/user", UserToken, ["lists", "names"], "google/sim", "rotation/pool-google"),
        Calls("/api/u/ann", UserToken, ["lists", "names"], "autoselect/pick-ollama"),
        Calls("/api/anthropic", Token, ["own"], "sim"));

    [Test]
    public Task Errors_are_the_librarys_own_with_every_dialect() =>
        ClientScript.RunAsync(Script, Package, Calls("", Token, ["failures"], [.. Dialects.Select(dialect => $"{dialect}/sim")]));

    [Test]
    public async Task Whoever_leaves_or_has_waited_too_long_is_not_answered_any_more()
    {
        await ClientScript.RunAsync(Script, Package, Calls("", Token, ["aborts"], [.. Dialects.Select(dialect => $"{dialect}/js")]));

        await ShouldHaveBeenAbortedAsync("js-left", atLeast: 2 * Dialects.Length);
    }

    [Test]
    public async Task The_library_tries_again_by_itself_after_the_time_that_it_is_told()
    {
        foreach (var dialect in Dialects) App.Simulator.Rules.Add("status=429;retry-after=1", model: $"js-again-{dialect}", times: 1);

        await ClientScript.RunAsync(Script, Package, Calls("", Token, ["retries"], [.. Dialects.Select(dialect => $"{dialect}/js-again-{dialect}")]));

        foreach (var dialect in Dialects) CallsTo($"js-again-{dialect}").Count.ShouldBe(2);
    }
}
