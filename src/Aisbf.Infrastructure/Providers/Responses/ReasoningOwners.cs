using System.Buffers.Binary;
using System.Security.Cryptography;
using Aisbf.Infrastructure.Common;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>
/// Remembers which credential made encrypted reasoning that passed through unchanged, and so without a note of its maker.
/// Only hashes are kept, the latest ones, in this process: what is not known is handed on, and its vendor is the judge.
/// </summary>
internal sealed class ReasoningOwners
{
    /// <summary>Some megabytes; the reasoning of many thousands of conversations.</summary>
    private const int Capacity = 50_000;

    private readonly BoundedMap<UInt128, string> _origins = new(Capacity);

    private static ReadOnlySpan<byte> Field => "\"encrypted_content\""u8;

    /// <summary>Whether there is any in the JSON at all.</summary>
    public static bool Any(ReadOnlySpan<byte> json) => json.IndexOf(Field) >= 0;

    /// <summary>Notes the maker of all encrypted reasoning in a piece of JSON.</summary>
    public void Note(ReadOnlySpan<byte> json, string origin)
    {
        for (int at; (at = json.IndexOf(Field)) >= 0;)
        {
            json = json[(at + Field.Length)..].TrimStart(" \t\r\n:"u8);
            if (!json.StartsWith("\""u8)) continue;

            var end = json[1..].IndexOf((byte)'"');
            if (end <= 0) continue;

            _origins.GetOrAdd(KeyOf(json.Slice(1, end)), _ => origin);
            json = json[(end + 2)..];
        }
    }

    /// <summary>Whether somebody else is known to have made it.</summary>
    public bool IsOfAnother(string blob, string origin) =>
        _origins.TryGetValue(KeyOf(System.Text.Encoding.UTF8.GetBytes(blob)), out var maker) && maker != origin;

    private static UInt128 KeyOf(ReadOnlySpan<byte> blob)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(blob, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
