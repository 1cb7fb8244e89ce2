using System.ComponentModel.DataAnnotations;

namespace Aisbf.Application.Gateway.Autoselects;

/// <summary>How autoselects come to their choice.</summary>
public sealed class AutoselectOptions
{
    public const string Section = "Aisbf:Autoselects";

    /// <summary>
    /// Longest time for asking a selection model, failing over included, and never more than what the request has left. Then the
    /// fallback is used. Default 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan SelectionTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Rough size of what a selection model is told of a conversation before its last five messages, in tokens of four
    /// characters. Default 8000.
    /// </summary>
    [Range(0, 1_000_000)]
    public int ContextTokens { get; set; } = 8000;

    /// <summary>How long a selection model's choice is kept for the same owner, autoselect and conversation. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan ChoiceLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Most choices that are kept. Default 10 000.</summary>
    [Range(1, 1_000_000)]
    public int MaxChoices { get; set; } = 10_000;
}
