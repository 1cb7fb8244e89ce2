using Aisbf.Domain.Providers;

namespace Aisbf.Application.Abstractions;

/// <summary>The kinds of provider we know, from one data file.</summary>
public interface IProviderTypeCatalog
{
    IReadOnlyCollection<ProviderType> All { get; }

    /// <summary>The type with this id, or null.</summary>
    ProviderType? Find(string id);
}
