using System.ComponentModel.DataAnnotations;

namespace Aisbf.Application.Audit;

/// <summary>How long the audit log is kept, and how many entries one actor can add to it.</summary>
public sealed class AuditOptions
{
    public const string Section = "Aisbf:Audit";

    /// <summary>No entry that is younger than this is ever deleted; the database holds that too.</summary>
    public const int LeastRetentionDays = 7;

    /// <summary>After how many days an entry is deleted; 0 keeps all of them. Default 365.</summary>
    [Range(0, 36_500)]
    public int RetentionDays { get; set; } = 365;

    /// <summary>
    /// Most entries that one actor adds in an hour of the clock. What goes beyond is counted, and one entry at the end of the hour says
    /// how often each action was done. Actions that change what a person may do always have entries of their own. Default 1000.
    /// </summary>
    [Range(2, 1_000_000)]
    public int EntriesPerHour { get; set; } = 1000;
}
