using System.Collections.Frozen;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>One provider's models as routes: those it lists or was found to offer made beforehand, any other on demand.</summary>
internal sealed class ProviderRoutes
{
    private readonly Owner _owner;
    private readonly Func<Provider, string, ModelFacts?>? _facts;
    private readonly Dictionary<string, ProviderModel> _stated = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, DirectRoute>.AlternateLookup<ReadOnlySpan<char>> _models;

    public ProviderRoutes(
        Owner owner, Provider provider, IReadOnlyList<string> discovered, Func<Provider, string, ModelFacts?>? facts = null)
    {
        _owner = owner;
        _facts = facts;
        Provider = provider;
        var routes = new Dictionary<string, DirectRoute>(StringComparer.Ordinal);
        foreach (var model in provider.Models)
        {
            if (!string.IsNullOrWhiteSpace(model.Name) && _stated.TryAdd(model.Name, model))
            {
                routes.Add(model.Name, Make(model.Name, model, guess: true));
            }
        }

        foreach (var name in discovered)
        {
            if (!string.IsNullOrWhiteSpace(name) && !routes.ContainsKey(name))
            {
                routes.Add(name, Make(name, null, guess: true));
            }
        }

        First = routes.Values.FirstOrDefault();
        Models = routes.ToFrozenDictionary(StringComparer.Ordinal);
        _models = Models.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public Provider Provider { get; }

    public FrozenDictionary<string, DirectRoute> Models { get; }

    /// <summary>The model that is meant where only the provider is named: the first that is listed, else found; null when there is none.</summary>
    public DirectRoute? First { get; }

    /// <summary>The provider's statement about a model, or null.</summary>
    public ProviderModel? Stated(string name) => _stated.GetValueOrDefault(name);

    /// <summary>What is known of a model from elsewhere, or null.</summary>
    public ModelFacts? Facts(string name) => _facts?.Invoke(Provider, name);

    // Vendors offer models before anybody lists them, so under an explicit provider every name is worth a call. The guess at
    // its context size would cost more than it is worth: what is named directly is never refused by a guess.
    public DirectRoute Get(ReadOnlySpan<char> model) =>
        _models.TryGetValue(model, out var route) ? route : Make(model.ToString(), null, guess: false);

    private DirectRoute Make(string name, ProviderModel? model, bool guess) =>
        new(
            CandidateBuilder.Direct(_owner, Provider, model, name, guess ? Facts(name) : null, guess),
            CandidateBuilder.Broken(Provider, Provider.ApiKey));
}
