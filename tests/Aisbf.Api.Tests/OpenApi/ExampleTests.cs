using System.Text;
using System.Text.Json;
using Aisbf.Api.Demo;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;

namespace Aisbf.Api.Tests.OpenApi;

/// <summary>The examples of the document, sent as they stand to a gateway that is configured like the demo.</summary>
internal sealed class ExampleTests
{
    // What is read has to be there already, and what is removed is not read any more.
    private static readonly string[] Order = ["put", "post", "get", "delete"];

    [Test]
    public async Task Every_example_works_as_it_stands_on_the_demo()
    {
        await using var app = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true" });
        var demo = Encoding.UTF8.GetString(DemoConfiguration.For(app.Simulator.BaseAddress));
        (await app.Admin.PostJsonAsync("/api/admin/config/import", demo)).ShouldBeOk().Json.GetProperty("rejected").GetInt32().ShouldBe(0);
        using var tenant = await Tenant.CreateAsync(app, DemoConfiguration.Tenant);
        var hers = Encoding.UTF8.GetString(DemoConfiguration.ForTenant(app.Simulator.BaseAddress));
        (await tenant.Client.PostJsonAsync("/api/user/config/import", hers)).ShouldBeOk().Json.GetProperty("rejected").GetInt32().ShouldBe(0);
        var document = (await app.Anonymous.ReadAsync("/swagger/v1/swagger.json")).Json;

        var failures = new List<string>();
        var tokens = new Dictionary<string, string>();
        var operations = DescribedOperation.All(document).Where(o => !NeedsPerson(o) && !o.TakesFile && !IsUnread(o));
        foreach (var operation in operations.OrderBy(o => Array.IndexOf(Order, o.Method)))
        {
            var path = operation.Parameters.Where(p => p.GetProperty("in").GetString() == "path").Aggregate(operation.Path, (path, parameter) =>
                path.Replace($"{{{parameter.GetProperty("name")}}}", Value(parameter, operation.Path, tokens), StringComparison.Ordinal));
            var body = operation.Body is { } described ? GatewayApp.Json(described.GetProperty("example").GetRawText()) : null;
            var client = path.StartsWith("/api/user/", StringComparison.Ordinal) ? tenant.Client : app.Admin;
            var answer = await client.SendAsync(operation.Method.ToUpperInvariant(), path, body);
            if (answer.Status is < 200 or > 299 || operation.Responses.All(r => r.Name != $"{answer.Status}"))
            {
                failures.Add($"{operation} answered {answer.Status}: {answer.Body}");
            }

            if (operation.Method == "post" && operation.Path.EndsWith("/tokens", StringComparison.Ordinal))
            {
                tokens[operation.Path] = answer.Json.GetProperty("id").GetString()!;
            }
        }

        failures.ShouldBeEmpty();
    }

    // What concerns an account needs its owner, signed in here or elsewhere, or a link from a mail; those calls have tests of their own.
    private static bool NeedsPerson(DescribedOperation operation) =>
        operation.Path.StartsWith("/api/account", StringComparison.Ordinal)
        || operation.Path.StartsWith("/auth", StringComparison.Ordinal)
        || operation.Path.StartsWith("/dashboard", StringComparison.Ordinal)
        || operation.Path.EndsWith("/impersonate", StringComparison.Ordinal);

    // What a provider has at a place of its own, or what an answer referred to, no example can know.
    private static bool IsUnread(DescribedOperation operation) =>
        operation.Path.EndsWith("/{path}", StringComparison.Ordinal) || operation.Path.EndsWith("/{content_id}", StringComparison.Ordinal);

    // Nobody can know a token's id before it is made.
    private static string Value(JsonElement parameter, string path, Dictionary<string, string> tokens) =>
        parameter.TryGetProperty("example", out var example) ? example.GetString()! : tokens[path[..path.IndexOf("/{id}", StringComparison.Ordinal)]];
}
