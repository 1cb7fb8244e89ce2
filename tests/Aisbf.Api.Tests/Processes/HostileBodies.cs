using System.IO.Compression;
using System.Text;

namespace Aisbf.Api.Tests.Processes;

/// <summary>JSON that is small on the wire and large, or costly, once it is decompressed and parsed.</summary>
internal static class HostileBodies
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>Each with its content encoding, empty for none. A model call's body begins like one.</summary>
    public static IReadOnlyList<(string Encoding, byte[] Bytes)> For(string? model)
    {
        var start = model is null ? "" : $$"""{"model":"{{model}}","messages":[{"role":"user","content":"x"}],"input":"x","x":""";
        var end = model is null ? "" : "}";
        return
        [
            ("br", Brotli(start, "[", "[],", 31 * Megabyte, "[]]" + end)),
            ("br", Brotli(start, "[", "[],", 4 * Megabyte - 1024, "[]]" + end)),
            ("gzip", GZip(start, "[", "1,", 31 * Megabyte, "1]" + end)),
            ("br", Brotli(start, "\"", "aaaa", 31 * Megabyte, "\"" + end)),
            ("br", Brotli(start, "{", "\"a\":{},", 8 * Megabyte, "\"a\":1}" + end)),
            ("br", Brotli(start, "", "[", 31 * Megabyte, end)),
            ("br", Brotli(start, "[", "[],", 900 * 1024, "[]]" + end)),
            ("br", Brotli("", "", "\0", 100 * Megabyte, "")),
            ("", Encoding.UTF8.GetBytes(Text(start, "[", "[],", 60 * 1024, "[]]" + end))),
            ("", Encoding.UTF8.GetBytes(Text(start, "[", "{\"a\":[]},", 3 * Megabyte, "1]" + end))),
            ("gzip, br", Brotli(start, "[", "1,", Megabyte, "1]" + end)),
        ];
    }

    private static string Text(string start, string open, string unit, int bytes, string end)
    {
        var text = new StringBuilder(start).Append(open);
        for (var i = 0; i < bytes / unit.Length; i++)
        {
            text.Append(unit);
        }

        return text.Append(end).ToString();
    }

    private static byte[] Brotli(string start, string open, string unit, int bytes, string end) =>
        Pack(packed => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true), start, open, unit, bytes, end);

    private static byte[] GZip(string start, string open, string unit, int bytes, string end) =>
        Pack(packed => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true), start, open, unit, bytes, end);

    private static byte[] Pack(Func<Stream, Stream> pack, string start, string open, string unit, int bytes, string end)
    {
        using var packed = new MemoryStream();
        using (var output = pack(packed))
        {
            output.Write(Encoding.UTF8.GetBytes(start + open));
            var piece = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, Math.Max(1, 64 * 1024 / unit.Length))));
            for (var written = 0; written < bytes - piece.Length; written += piece.Length)
            {
                output.Write(piece);
            }

            output.Write(Encoding.UTF8.GetBytes(end));
        }

        return packed.ToArray();
    }
}
