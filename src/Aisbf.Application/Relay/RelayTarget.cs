using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Relay;

/// <summary>
/// A place below a provider's base URL, checked by its raw text: whatever reads it next, decoded once or twice, finds the same
/// place, and never one beside or above the base.
/// </summary>
public sealed record RelayTarget
{
    private const int MaxLength = 8 * 1024;

    // What a path may be made of (RFC 3986), percent signs aside. An '@' would end a user's name in front of a host.
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/%");

    private static readonly SearchValues<char> QueryCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%[]|");

    // Keys that clients send in a query are ours, or meant to be: the provider gets its own only.
    private static readonly string[] Keys = ["key", "api_key", "api-key", "apikey", "access_token"];

    private RelayTarget(string path, string query)
    {
        Path = path;
        Query = query;
    }

    /// <summary>Below the base, without a slash in front; empty for the base itself.</summary>
    public string Path { get; }

    /// <summary>Without the question mark and without keys.</summary>
    public string Query { get; }

    /// <summary>Reads the path and query of a request as they were sent.</summary>
    public static Result<RelayTarget> Parse(string path, string query)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(query);
        if (path.Length + query.Length > MaxLength)
        {
            return Invalid("it is too long");
        }

        if (path.AsSpan().ContainsAnyExcept(PathCharacters) || query.AsSpan().ContainsAnyExcept(QueryCharacters))
        {
            return Invalid("it has characters that have to be percent-encoded");
        }

        if (path.StartsWith('/') || path.Contains("//", StringComparison.Ordinal))
        {
            return Invalid("it has an empty segment");
        }

        // Behind the first slash an '@' is a letter like any other; some providers' models begin with one.
        var segments = path.Split('/');
        if (segments[0].Contains('@', StringComparison.Ordinal))
        {
            return Invalid("its first segment has an '@'");
        }

        foreach (var segment in segments)
        {
            // Some servers take what stands behind a semicolon away first.
            if (segment.Split(';')[0] is "." or "..")
            {
                return Invalid("it has dots for a segment");
            }

            if (Escape(segment) is { } reason)
            {
                return Invalid(reason);
            }
        }

        return new RelayTarget(path, WithoutKeys(query));
    }

    private static string? Escape(string segment)
    {
        var octets = new List<byte>();
        for (var at = segment.IndexOf('%', StringComparison.Ordinal); at >= 0; at = segment.IndexOf('%', at + 1))
        {
            if (at + 2 >= segment.Length || !char.IsAsciiHexDigit(segment[at + 1]) || !char.IsAsciiHexDigit(segment[at + 2]))
            {
                return "it has a percent sign that encodes nothing";
            }

            // Control characters, '.', '/', '\' and '%' itself, which would hide another.
            var code = Convert.ToInt32(segment.Substring(at + 1, 2), 16);
            if (code is < 0x20 or 0x7F or '.' or '/' or '\\' or '%' or ';')
            {
                return "it has an encoded dot, slash, semicolon, percent sign or control character";
            }

            octets.Add((byte)code);
        }

        // Overlong forms, such as C0 AE for a dot, are what some decoders still take.
        return Utf8.IsValid(CollectionsMarshal.AsSpan(octets)) ? null : "it has encoded bytes that are not UTF-8";
    }

    private static string WithoutKeys(string query) =>
        string.Join('&', query.Split('&').Where(part =>
        {
            var name = Uri.UnescapeDataString(part.Split('=')[0]);
            return part.Length > 0 && !Keys.Contains(name, StringComparer.OrdinalIgnoreCase);
        }));

    private static Error Invalid(string why) => new(ErrorCode.InvalidRequest, $"The path or query cannot be passed on: {why}.");
}
