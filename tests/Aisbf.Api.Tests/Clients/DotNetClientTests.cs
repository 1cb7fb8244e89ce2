using System.ClientModel;
using System.ClientModel.Primitives;
using Aisbf.Domain.Routing;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Models;

namespace Aisbf.Api.Tests.Clients;

/// <summary>The official OpenAI library for .NET, as it is, at every base URL and over every upstream dialect.</summary>
internal sealed class DotNetClientTests : ClientFixture
{
    private static readonly Func<OpenAIClient, string, Task>[] Chat =
    [
        DotNetChat.CompleteAsync, DotNetChat.CompleteStreamingAsync, DotNetChat.CallToolsAsync, DotNetChat.CallToolsStreamingAsync,
        DotNetChat.FillSchemaAsync, DotNetChat.LookAtPictureAsync, DotNetChat.RespondAsync, DotNetChat.RespondStreamingAsync,
        DotNetChat.RespondWithToolsAsync,
    ];

    /// <summary>What there is to do besides chat, by the dialects whose providers have it.</summary>
    private static readonly Dictionary<string, Func<OpenAIClient, string, Task>[]> Media = new()
    {
        ["openai"] =
        [
            DotNetMedia.EmbedAsync, DotNetMedia.EmbedTokensAsync, DotNetMedia.DrawAsync, DotNetMedia.RedrawAsync, DotNetMedia.VaryAsync,
            DotNetMedia.SpeakAsync, DotNetMedia.TranscribeAsync, DotNetMedia.TranslateAsync, DotNetMedia.ModerateAsync,
        ],
        ["anthropic"] = [],
        ["google"] = [DotNetMedia.EmbedAsync, DotNetMedia.DrawAsync, DotNetMedia.SpeakAsync],
        ["ollama"] = [DotNetMedia.EmbedAsync],
    };

    /// <summary>All that the library has clients for.</summary>
    public static IReadOnlySet<Surface> Surfaces { get; } = OpenAiClientTests.Surfaces.Except([Surface.Completions]).ToHashSet();

    [Test]
    public async Task Every_client_works_at_every_base_URL_with_every_dialect_that_has_its_surface()
    {
        List<string> failures = [];
        foreach (var dialect in Dialects)
        {
            foreach (var (path, token, model) in Families(dialect, "/v1", "/api/v1", "/api"))
            {
                foreach (var check in Chat.Concat(Media[dialect]))
                {
                    await NoteFailureAsync(failures, $"{check.Method.Name} with {model} at {path}", () => check(ClientFor(path, token), model));
                }
            }
        }

        failures.ShouldBeEmpty();
        ShouldHaveReached("OpenAI/2", Surfaces);
    }

    [TestCase("/v1", "openai/sim")]
    [TestCase("/api/v1", "rotation/pool-google")]
    [TestCase("/api", "autoselect/pick-ollama")]
    public async Task Models_are_listed_and_found_by_names_with_slashes(string path, string id)
    {
        var client = ClientFor(path, Token).GetOpenAIModelClient();

        OpenAIModelCollection models = await client.GetModelsAsync();
        OpenAIModel model = await client.GetModelAsync(id);

        models.Select(listed => listed.Id).ShouldContain(id);
        model.Id.ShouldBe(id);
    }

    [TestCase("status=400;message=no%20such%20voice", 400)]
    [TestCase("status=429;retry-after=7", 429)]
    [TestCase("status=500", 502)]
    public async Task Errors_of_providers_are_the_librarys_own_with_every_dialect(string fault, int status)
    {
        foreach (var dialect in Dialects)
        {
            var chat = ClientFor("/v1", Token).GetChatClient($"{dialect}/net-{status}#{fault}");

            var error = await Should.ThrowAsync<ClientResultException>(() => chat.CompleteChatAsync("Say pong"));

            error.Status.ShouldBe(status, $"{dialect}: {error.Message}");
            error.GetRawResponse().ShouldNotBeNull().Headers.TryGetValue("Retry-After", out var wait);
            if (status == 429) wait.ShouldBe("7", dialect);
        }
    }

    [Test]
    public async Task Errors_of_the_gateway_are_the_librarys_own()
    {
        (await Should.ThrowAsync<ClientResultException>(() => ClientFor("/v1", "wrong").GetChatClient("openai/sim").CompleteChatAsync("x"))).Status.ShouldBe(401);
        (await Should.ThrowAsync<ClientResultException>(() => ClientFor("/v1", Token).GetChatClient("no-such-model").CompleteChatAsync("x"))).Status.ShouldBe(404);
        (await Should.ThrowAsync<ClientResultException>(() => ClientFor("/v1", Token).GetEmbeddingClient("anthropic/sim").GenerateEmbeddingAsync("x"))).Status.ShouldBe(400);
    }

    [Test]
    public async Task Whoever_leaves_a_stream_is_not_answered_any_more()
    {
        foreach (var dialect in Dialects)
        {
            using var leaving = new CancellationTokenSource();
            var chat = ClientFor("/v1", Token).GetChatClient($"{dialect}/net-left#chunks=500;gap=100ms");

            await Should.ThrowAsync<OperationCanceledException>(async () =>
            {
                await foreach (var _ in chat.CompleteChatStreamingAsync([new UserChatMessage("Say pong")], cancellationToken: leaving.Token))
                {
                    await leaving.CancelAsync();
                }
            });
        }

        await ShouldHaveBeenAbortedAsync("net-left", atLeast: Dialects.Length);
    }

    [Test]
    public async Task The_library_tries_again_by_itself_after_the_time_that_it_is_told()
    {
        foreach (var dialect in Dialects)
        {
            App.Simulator.Rules.Add("status=429;retry-after=1", model: $"net-again-{dialect}", times: 1);

            ChatCompletion answer = await ClientFor("/v1", Token, retries: 3).GetChatClient($"{dialect}/net-again-{dialect}").CompleteChatAsync("Say pong");

            answer.Content[0].Text.ShouldContain("pong");
            CallsTo($"net-again-{dialect}").Count.ShouldBe(2);
        }
    }

    private static async Task NoteFailureAsync(List<string> failures, string what, Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (Exception e)
        {
            failures.Add($"{what}: {e.Message}");
        }
    }

    private OpenAIClient ClientFor(string path, string token, int retries = 0) => new(
        new ApiKeyCredential(token),
        new OpenAIClientOptions { Endpoint = new Uri(App.Address, path), RetryPolicy = new ClientRetryPolicy(retries), NetworkTimeout = TimeSpan.FromSeconds(30) });
}
