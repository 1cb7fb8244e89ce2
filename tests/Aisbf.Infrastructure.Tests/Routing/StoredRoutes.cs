using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Routing;

/// <summary>Configuration that every owner has alike, down to the ids. A test can stand in for the reading of it.</summary>
internal sealed class StoredRoutes : IRouteConfiguration
{
    private int _loads;

    /// <summary>What is stored by now; a load answers what it finds when it begins.</summary>
    public OwnerConfiguration Stored { get; set; } = Three("p");

    /// <summary>What happens between reading and answering.</summary>
    public Func<Owner, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public int Loads => Volatile.Read(ref _loads);

    /// <summary>Three providers and a rotation of them. The last provider lists no models by hand.</summary>
    public static OwnerConfiguration Three(string name)
    {
        Provider[] providers = [Provider($"{name}1", "m"), Provider($"{name}2", "m"), Provider($"{name}3")];
        var entries = providers[..2].Select(p => new RotationEntry { ProviderId = p.Id, Models = [new RotationModel { Name = "m" }] });
        return new OwnerConfiguration(providers, [new Rotation { Id = "r", ModelName = "r", Entries = [.. entries] }], []);
    }

    /// <summary>Providers that list no models by hand.</summary>
    public static OwnerConfiguration Unlisted(int count) => new([.. Enumerable.Range(1, count).Select(i => Provider($"p{i}"))], [], []);

    public async Task<OwnerConfiguration> LoadAsync(Owner owner, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _loads);
        var read = Stored;
        await Meanwhile(owner);
        return read;
    }

    private static Provider Provider(string id, params string[] models) => Codec.Provider("openai") with
    {
        Id = id,
        ApiKey = new Secret("key-of-" + id),
        Models = [.. models.Select(m => new ProviderModel { Name = m })],
    };
}
