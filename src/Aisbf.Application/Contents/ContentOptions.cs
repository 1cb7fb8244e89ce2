using System.ComponentModel.DataAnnotations;

namespace Aisbf.Application.Contents;

/// <summary>How contents that answers refer to are passed on.</summary>
public sealed class ContentOptions
{
    public const string Section = "Aisbf:Contents";

    /// <summary>Which addresses in answers are replaced. Default those at the provider's own host.</summary>
    public ContentRewriting Rewrite { get; set; }

    /// <summary>How long an address of ours works. Default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Largest content that is passed on, in bytes. Default 256 MiB.</summary>
    [Range(1024, long.MaxValue)]
    public long MaxBytes { get; set; } = 256L * 1024 * 1024;
}
