using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Chat;

/// <summary>What a provider's dialect cannot carry is told, or refused by a strict provider; it is never lost silently.</summary>
internal sealed class DroppedFieldTests : GatewayFixture
{
    private const string Unusual = ",\"logit_bias\":{\"50256\":-100},\"presence_penalty\":0.5,\"made_up_field\":1";

    protected override async Task ConfigureAsync()
    {
        foreach (var type in new[] { "openai", "anthropic", "google", "ollama" })
        {
            await App.PutProviderAsync(type + "-lenient", type);
            await App.PutProviderAsync(type + "-strict", type, more: ",\"strict\":true");
        }
    }

    [Test]
    public async Task A_lenient_provider_answers_and_the_header_names_what_was_dropped(
        [Values("anthropic", "google", "ollama")] string type, [Values] bool stream)
    {
        var answer = (await Caller.ChatAsync($"{type}-lenient/sim", stream, Unusual)).ShouldBeOk();

        var dropped = answer.Header("X-Aisbf-Dropped").ShouldNotBeNull().Split(", ");
        dropped.ShouldContain("logit_bias");
        dropped.ShouldContain("made_up_field");
    }

    [Test]
    public async Task A_strict_provider_refuses_it_by_name_and_is_not_called(
        [Values("anthropic", "google", "ollama")] string type, [Values] bool stream)
    {
        var model = NewId("strict");
        var answer = (await Caller.ChatAsync($"{type}-strict/{model}", stream, Unusual)).ShouldBeError(400, "unsupported_feature");

        answer.Error.GetProperty("message").GetString()!.ShouldContain("logit_bias");
        Journal.Requests.ShouldNotContain(r => r.Model == model);
    }

    [Test]
    public async Task A_request_that_fits_passes_a_strict_provider_without_the_header([Values("anthropic", "google", "ollama")] string type)
    {
        var answer = (await Caller.ChatAsync($"{type}-strict/sim")).ShouldBeOk();

        answer.Header("X-Aisbf-Dropped").ShouldBeNull();
    }

    [Test]
    public async Task A_provider_of_the_clients_own_dialect_drops_nothing_even_if_strict([Values] bool stream)
    {
        var answer = (await Caller.ChatAsync("openai-strict/sim", stream, Unusual)).ShouldBeOk();

        answer.Header("X-Aisbf-Dropped").ShouldBeNull();
    }
}
