using System.Globalization;
using System.Text.Json;

namespace Aisbf.Api.Tests.Clients;

/// <summary>A script in tests/clients, which drives the gateway with an official library. One process makes a whole plan.</summary>
internal static class ClientScript
{
    /// <summary>Fails if any check did, or if a group of the plan was not run; skips where the library cannot be had.</summary>
    public static async Task RunAsync(string script, string package, params IReadOnlyList<ClientCalls> plan)
    {
        var node = await NodePackages.NodeWithAsync(package);

        var (exitCode, output) = await NodePackages.RunAsync(node, script, JsonSerializer.Serialize(plan, JsonSerializerOptions.Web));

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[..^1].Where(line => !line.StartsWith("ok ", StringComparison.Ordinal)).ShouldBeEmpty();
        lines[^1].ShouldBe(string.Create(CultureInfo.InvariantCulture, $"done {lines.Length - 1}"));
        (lines.Length - 1).ShouldBeGreaterThanOrEqualTo(plan.Sum(calls => calls.Groups.Count * calls.Models.Count));
        exitCode.ShouldBe(0);
    }
}
