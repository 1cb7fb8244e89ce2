using Aisbf.Api.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Api.Tests.Models;

/// <summary>How long upstreams' lists are kept, and when they are asked for.</summary>
internal sealed class KeptModelListTests
{
    [Test]
    public async Task The_operators_lists_are_fetched_at_the_start_and_anew_within_a_day_and_no_caller_waits()
    {
        var (asked, model) = (0, "first");
        await using var upstream = await OwnUpstream.StartAsync(context =>
        {
            Interlocked.Increment(ref asked);
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync($$"""{"object":"list","data":[{"id":"{{Volatile.Read(ref model)}}","object":"model"}]}""");
        });
        await using var before = await GatewayApp.StartAsync();
        await before.PutAsync("/api/admin/providers/p", $$"""{"type":"openai","endpoint":"{{upstream.Address}}v1","api_key":"key","models":[]}""");
        var token = await before.CreateTokenAsync();
        Volatile.Read(ref asked).ShouldBe(0);

        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await GatewayApp.StartAsync(
            new Dictionary<string, string> { ["Aisbf:DataDirectory"] = before.DataDirectory }, services => services.AddSingleton<TimeProvider>(time));
        using var caller = app.ClientFor(token);
        await Eventually.HoldsAsync(() => Volatile.Read(ref asked) == 1);
        (await ListAsync(caller)).ShouldBe(["p/first"]);

        time.Advance(TimeSpan.FromHours(17));
        (await ListAsync(caller)).ShouldBe(["p/first"]);
        Volatile.Read(ref asked).ShouldBe(1);

        Volatile.Write(ref model, "second");
        time.Advance(TimeSpan.FromHours(6));
        await Eventually.HoldsAsync(async () => (await ListAsync(caller)).Single() == "p/second");

        time.Advance(TimeSpan.FromHours(2));
        (await ListAsync(caller)).ShouldBe(["p/second"]);
        Volatile.Read(ref asked).ShouldBe(2, "the list that was fetched in the background lasts");
    }

    private static async Task<string?[]> ListAsync(HttpClient caller) =>
        [.. (await caller.ReadAsync("/api/v1/models")).ShouldBeOk().Json.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString())];
}
