using Aisbf.Domain.Providers;

namespace Aisbf.Application.Abstractions;

/// <summary>What vendors publish about their models, from the data file and the operator's own. In memory; asks nobody.</summary>
public interface IModelCatalog
{
    /// <summary>
    /// What is known of the model that a provider calls by this name, with the price of today. A price is only known where the
    /// provider is at its vendor's own address, because elsewhere somebody else makes the prices.
    /// </summary>
    ModelFacts? Find(Provider provider, string model);

    /// <summary>The first day after this one on which some price changes; null when none is known to.</summary>
    DateOnly? NextPriceChange(DateOnly day);
}
