using System.Security.Cryptography;
using System.Text;

namespace Aisbf.Domain.Common;

/// <summary>
/// A credential that prints as stars: logging, formatting or serialising it by accident shows nothing.
/// Only <see cref="Reveal"/> gives it away, so its uses can be counted.
/// </summary>
public sealed class Secret : IEquatable<Secret>
{
    private readonly string _value;

    public Secret(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(value), hash);
        Fingerprint = BitConverter.ToUInt64(hash);
        IsPlaceholder = value.StartsWith("YOUR_", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Tells two secrets apart without holding either; not reversible.</summary>
    public ulong Fingerprint { get; }

    /// <summary>A text such as <c>YOUR_API_KEY</c> that an example configuration has in place of a key.</summary>
    public bool IsPlaceholder { get; }

    public string Reveal() => _value;

    public bool Equals(Secret? other) => other is not null && string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => Fingerprint.GetHashCode();

    public override string ToString() => "***";
}
