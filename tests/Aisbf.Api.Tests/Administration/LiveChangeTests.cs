using Aisbf.Api.Tests.Hosting;
using Aisbf.Simulator;

namespace Aisbf.Api.Tests.Administration;

/// <summary>A saved change holds for the next request, without a restart.</summary>
internal sealed class LiveChangeTests : GatewayFixture
{
    [Test]
    public async Task A_new_provider_answers_the_next_request()
    {
        var id = NewId("p");
        (await Caller.ChatAsync($"{id}/sim")).ShouldBeError(404, "model_not_found");
        await App.PutProviderAsync(id);
        (await Caller.ChatAsync($"{id}/sim")).ShouldBeOk();
    }

    [Test]
    public async Task A_changed_endpoint_takes_the_next_request()
    {
        await using var other = await UpstreamSimulator.StartAsync();
        var id = NewId("p");
        await App.PutProviderAsync(id, models: """[{"name":"moving"}]""");
        (await Caller.ChatAsync($"{id}/moving")).ShouldBeOk();

        await App.PutAsync($"/api/admin/providers/{id}", $$"""
            {"type":"openai","endpoint":"{{other.BaseAddress}}v1","api_key":"key-there","models":[{"name":"moving"}]}
            """);
        (await Caller.ChatAsync($"{id}/moving")).ShouldBeOk();

        CallsTo("moving").Count.ShouldBe(1);
        other.Journal.Requests.Count.ShouldBe(1);
        other.Journal.Requests[0].Header("Authorization").ShouldBe("Bearer key-there");
    }

    [Test]
    public async Task A_changed_key_is_sent_with_the_next_request_and_a_removed_one_is_not()
    {
        var id = NewId("p");
        foreach (var key in new[] { "first-key", "second-key", "" })
        {
            await App.PutAsync($"/api/admin/providers/{id}", $$"""
                {"type":"openai","endpoint":"{{App.Endpoint("openai")}}","api_key_required":false,"api_key":"{{key}}","models":[{"name":"keyed"}]}
                """);
            (await Caller.ChatAsync($"{id}/keyed")).ShouldBeOk();
        }

        CallsTo("keyed").Select(r => r.Header("Authorization")).ShouldBe(["Bearer first-key", "Bearer second-key", null]);
    }

    [Test]
    public async Task A_changed_model_list_holds_at_once()
    {
        var id = NewId("p");
        await App.PutProviderAsync(id, models: """[{"name":"former"}]""");
        (await Caller.ReadAsync("/api/v1/models")).Body.ShouldContain($"\"{id}/former\"");
        await App.PutProviderAsync(id, models: """[{"name":"new"}]""");

        var list = await Caller.ReadAsync("/api/v1/models");
        list.Body.ShouldNotContain($"\"{id}/former\"");
        list.Body.ShouldContain($"\"{id}/new\"");
        (await Caller.ChatAsync("former")).ShouldBeError(404, "model_not_found");
    }

    [Test]
    public async Task Changed_weights_move_the_traffic_of_a_rotation()
    {
        var (a, b, rotation) = (NewId("p"), NewId("p"), NewId("r"));
        await App.PutProviderAsync(a);
        await App.PutProviderAsync(b);

        await App.PutRotationAsync(rotation, "", $"{a}:sim:1", $"{b}:sim:0");
        (await ServersAsync($"rotation/{rotation}")).ShouldBe([a]);
        await App.PutRotationAsync(rotation, "", $"{a}:sim:0", $"{b}:sim:1");
        (await ServersAsync($"rotation/{rotation}")).ShouldBe([b]);
        await App.PutRotationAsync(rotation, "", $"{a}:sim:1", $"{b}:sim:1");
        (await ServersAsync($"rotation/{rotation}")).ShouldBe([a, b], ignoreOrder: true);
    }

    [Test]
    public async Task A_removed_provider_is_404_on_every_path_that_led_to_it()
    {
        var id = NewId("p");
        await App.PutProviderAsync(id, models: """[{"name":"alone-here"}]""");
        (await Caller.ChatAsync($"{id}/alone-here")).ShouldBeOk();
        (await App.Admin.RemoveAsync($"/api/admin/providers/{id}")).ShouldHaveStatus(204);

        (await Caller.ChatAsync($"{id}/alone-here")).ShouldBeError(404, "model_not_found");
        (await Caller.ChatAsync("alone-here")).ShouldBeError(404, "model_not_found");
        (await Caller.ChatAsync("alone-here", path: $"/api/{id}/chat/completions")).Status.ShouldBe(404);
        (await Caller.ReadAsync($"/api/v1/models/{id}/alone-here")).Status.ShouldBe(404);
        (await Caller.ReadAsync($"/api/{id}/models")).Status.ShouldBe(404);
    }

    [Test]
    public async Task A_removed_rotation_is_404()
    {
        var (provider, rotation) = (NewId("p"), NewId("r"));
        await App.PutProviderAsync(provider);
        await App.PutRotationAsync(rotation, "", $"{provider}:sim:1");
        (await Caller.ChatAsync($"rotation/{rotation}")).ShouldBeOk();
        (await App.Admin.RemoveAsync($"/api/admin/rotations/{rotation}")).ShouldHaveStatus(204);

        (await Caller.ChatAsync($"rotation/{rotation}")).ShouldBeError(404, "model_not_found");
    }

    [Test]
    public async Task A_provider_that_is_switched_off_is_called_no_more_until_it_is_switched_on()
    {
        var id = NewId("p");
        await App.PutProviderAsync(id, models: """[{"name":"switched"}]""", more: ",\"disabled\":true");
        (await Caller.ChatAsync($"{id}/switched")).Status.ShouldBeGreaterThanOrEqualTo(400);
        CallsTo("switched").ShouldBeEmpty();
        await App.PutProviderAsync(id, models: """[{"name":"switched"}]""");
        (await Caller.ChatAsync($"{id}/switched")).ShouldBeOk();
    }

    [Test]
    public async Task What_others_name_is_not_removed_unless_that_is_forced()
    {
        var (provider, inner, outer, select) = (NewId("p"), NewId("r"), NewId("r"), NewId("s"));
        await App.PutProviderAsync(provider);
        await App.PutRotationAsync(inner, "", $"{provider}:sim:1");
        await App.PutRotationAsync(outer, "", $"rotation:{inner}:1");
        await App.PutAsync($"/api/admin/autoselects/{select}", $$"""{"fallback":"{{outer}}"}""");

        var refused = (await App.Admin.RemoveAsync($"/api/admin/providers/{provider}")).ShouldBeProblem(409, "conflict");
        refused.Json.GetProperty("detail").GetString()!.ShouldContain(inner);
        (await App.Admin.RemoveAsync($"/api/admin/rotations/{inner}")).ShouldBeProblem(409, "conflict");
        (await App.Admin.RemoveAsync($"/api/admin/rotations/{outer}")).ShouldBeProblem(409, "conflict");
        (await Caller.ChatAsync($"rotation/{outer}")).ShouldBeOk();

        (await App.Admin.RemoveAsync($"/api/admin/providers/{provider}?force=true")).ShouldHaveStatus(204);
        (await Caller.ChatAsync($"rotation/{outer}")).Status.ShouldBeGreaterThanOrEqualTo(400);
    }

    private async Task<IReadOnlyList<string?>> ServersAsync(string model)
    {
        var servers = new SortedSet<string?>(StringComparer.Ordinal);
        for (var i = 0; i < 6; i++)
        {
            servers.Add((await Caller.ChatAsync(model)).ShouldBeOk().Header("X-Aisbf-Provider"));
        }

        return [.. servers];
    }
}
