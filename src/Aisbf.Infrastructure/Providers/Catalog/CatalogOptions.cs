namespace Aisbf.Infrastructure.Providers.Catalog;

/// <summary>What is known of models besides what providers' configuration says.</summary>
public sealed class CatalogOptions
{
    public const string Section = "Aisbf:Catalog";

    /// <summary>
    /// A file of models in the shape of the one that is built in; its entries count before those. Read at the start, which it stops if
    /// it is not as it should be. None by default.
    /// </summary>
    public string? ModelsFile { get; set; }
}
