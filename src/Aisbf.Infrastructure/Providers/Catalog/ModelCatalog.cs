using System.Collections.Frozen;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Providers;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Providers.Catalog;

/// <summary>What vendors publish about models: the operator's own file, then the one that is part of this assembly.</summary>
internal sealed class ModelCatalog : IModelCatalog
{
    private const string Resource = "Aisbf.Infrastructure.Providers.Catalog.models.json";

    private readonly TimeProvider _time;
    private readonly FrozenDictionary<string, ModelEntry[]> _byName;

    public ModelCatalog(IOptions<CatalogOptions> options, TimeProvider time)
    {
        _time = time;
        _byName = ReadOwn(options.Value.ModelsFile).Concat(ReadBuiltIn())
            .SelectMany(entry => entry.Models, (entry, name) => (entry, name))
            .GroupBy(pair => pair.name, pair => pair.entry, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    public ModelFacts? Find(Provider provider, string model)
    {
        if (FindEntry(provider.Type.Id, model) is not { } entry)
        {
            return null;
        }

        return IsAtVendor(provider, entry) && entry.PriceOn(DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime)) is { } price
            ? entry.Facts with { Pricing = price }
            : entry.Facts;
    }

    public DateOnly? NextPriceChange(DateOnly day) =>
        _byName.Values.SelectMany(entries => entries).SelectMany(entry => entry.Prices).Select(price => price.From)
            .Where(from => from > day).Order().Select(from => (DateOnly?)from).FirstOrDefault();

    public static IReadOnlyList<ModelEntry> ReadBuiltIn()
    {
        using var stream = typeof(ModelCatalog).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        return ModelFileReader.Read(stream);
    }

    private static IReadOnlyList<ModelEntry> ReadOwn(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return [];
        }

        using var file = File.OpenRead(path);
        return ModelFileReader.Read(file);
    }

    // The nearest name; of several entries with it the provider's own vendor's, else the first.
    private ModelEntry? FindEntry(string type, string model)
    {
        foreach (var name in ModelNames.Of(model))
        {
            if (_byName.TryGetValue(name, out var entries))
            {
                return Array.Find(entries, entry => IsVendor(entry, type)) ?? entries[0];
            }
        }

        return null;
    }

    // Many things speak a vendor's dialect and are configured as its type; only its own address has its prices.
    private static bool IsAtVendor(Provider provider, ModelEntry entry) =>
        IsVendor(entry, provider.Type.Id)
        && Uri.TryCreate(provider.Type.DefaultEndpoint, UriKind.Absolute, out var vendor)
        && Uri.Compare(provider.Endpoint, vendor, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsVendor(ModelEntry entry, string type) => string.Equals(entry.Vendor, type, StringComparison.OrdinalIgnoreCase);
}
