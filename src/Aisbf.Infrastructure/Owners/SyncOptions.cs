using System.ComponentModel.DataAnnotations;

namespace Aisbf.Infrastructure.Owners;

/// <summary>How instances on one database learn of each other's changes.</summary>
public sealed class SyncOptions
{
    public const string Section = "Aisbf:Sync";

    /// <summary>
    /// How often this instance looks for changes that others made; 1 s by default. A token that is revoked through another
    /// instance works here for this long at most.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);
}
