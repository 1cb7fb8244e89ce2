using Aisbf.Domain.Common;

namespace Aisbf.Application.Configuration;

/// <summary>How a stored secret looks in answers, and which sent values stand for it.</summary>
public static class SecretMask
{
    private const string Bullets = "••••";
    private const string Placeholder = "YOUR_";
    private const int ShownFrom = 12;
    private const int Shown = 4;

    /// <summary>Bullets and, when the secret is long enough not to be given away by them, its last four characters.</summary>
    public static string Of(Secret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var value = secret.Reveal();
        return value.Length >= ShownFrom ? Bullets + value[^Shown..] : Bullets;
    }

    /// <summary>Whether a sent value stands for the stored secret: left out, null or masked.</summary>
    public static bool MeansKeep(string? sent) => sent is null || sent.StartsWith(Bullets, StringComparison.Ordinal);

    /// <summary>Whether a value is the placeholder of a sample file, such as <c>YOUR_API_KEY</c>.</summary>
    public static bool IsPlaceholder(string? sent) => sent is not null && sent.StartsWith(Placeholder, StringComparison.Ordinal);
}
