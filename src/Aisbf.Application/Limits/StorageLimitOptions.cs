using System.ComponentModel.DataAnnotations;

namespace Aisbf.Application.Limits;

/// <summary>
/// How much each tenant may store. A limit that is lowered takes nothing away: what is stored stays and works, and only more is
/// refused. The operator's own configuration is not limited here.
/// </summary>
public sealed class StorageLimitOptions
{
    public const string Section = "Aisbf:Limits:Storage";

    /// <summary>Most providers of a tenant. Default 100.</summary>
    [Range(0, 100_000)]
    public int Providers { get; set; } = 100;

    /// <summary>Most rotations of a tenant. Default 100.</summary>
    [Range(0, 100_000)]
    public int Rotations { get; set; } = 100;

    /// <summary>Most autoselects of a tenant. Default 100.</summary>
    [Range(0, 100_000)]
    public int Autoselects { get; set; } = 100;

    /// <summary>Most tokens of a tenant that work. Default 100.</summary>
    [Range(0, 100_000)]
    public int Tokens { get; set; } = 100;

    /// <summary>Most models that one provider of a tenant lists. Default 1000.</summary>
    [Range(0, 5000)]
    public int ProviderModels { get; set; } = 1000;

    /// <summary>Most members that one rotation of a tenant names, all entries together. Default 1000.</summary>
    [Range(0, 100_000)]
    public int RotationMembers { get; set; } = 1000;

    /// <summary>Most models that one autoselect of a tenant names. Default 200.</summary>
    [Range(0, 500)]
    public int AutoselectModels { get; set; } = 200;

    /// <summary>Most bytes of one document of a tenant, keys included. Default 256 KiB.</summary>
    [Range(1024, 4 * 1024 * 1024)]
    public int DocumentBytes { get; set; } = 256 * 1024;

    /// <summary>
    /// Most addresses of contents, in answers to one tenant, that are kept at a time. Beyond it the oldest stop working. Default 10000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int Contents { get; set; } = 10_000;
}
