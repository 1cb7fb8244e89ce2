using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Routing;

/// <summary>Short words for configuration in tests.</summary>
internal static class Routes
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly ProviderType OpenAi = new() { Id = "openai", Name = "OpenAI", Dialect = Dialect.OpenAi };

    public static RequestFacts Facts => new(false, false, false, false, 100);

    public static Provider Provider(string id, params string[] models) => new()
    {
        Id = id,
        Name = id,
        Type = OpenAi,
        Endpoint = new Uri("https://upstream.test/v1"),
        ApiKey = new Secret("key-of-" + id),
        Models = [.. models.Select(m => new ProviderModel { Name = m })],
    };

    public static RotationEntry Entry(string provider, string model, double weight = 1) =>
        new() { ProviderId = provider, Models = [new RotationModel { Name = model, Weight = weight }] };

    public static RotationEntry Nested(string rotation, double weight = 1) => Entry("rotation", rotation, weight);

    public static Rotation Rotation(string id, params RotationEntry[] entries) => new() { Id = id, ModelName = id, Entries = entries };

    /// <summary>Providers a, b, c … with one model <c>m</c> each, and a rotation over them with these weights.</summary>
    public static (Provider[] Providers, Rotation Rotation) Weighted(params double[] weights)
    {
        var ids = weights.Select((_, i) => ((char)('a' + i)).ToString()).ToArray();
        return ([.. ids.Select(id => Provider(id, "m"))], Rotation("mix", [.. ids.Select((id, i) => Entry(id, "m", weights[i]))]));
    }

    public static RouteSnapshot Snapshot(IEnumerable<Provider> providers, params Rotation[] rotations) =>
        RouteSnapshot.Build(Owner.Global, providers, rotations, []);

    public static Autoselect Autoselect(string id, string? name = null) => new() { Id = id, ModelName = name ?? id };
}
