using Aisbf.Domain.Providers;

namespace Aisbf.Infrastructure.Providers.Catalog;

/// <summary>A price and the day from which it holds.</summary>
internal sealed record DatedPrice(DateOnly From, ModelPricing Price);
