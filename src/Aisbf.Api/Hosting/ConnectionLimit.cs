using System.Globalization;
using Aisbf.Api.Streaming;

namespace Aisbf.Api.Hosting;

/// <summary>
/// How many connections of clients there may be at once, so that file descriptors never run out: without them neither
/// upstreams nor the database can be reached, and the server's accept loop turns in vain.
/// </summary>
internal static class ConnectionLimit
{
    private const string LimitsFile = "/proc/self/limits";
    private const string Files = "Max open files";

    // What the process itself has open: two for each assembly, the database, listeners. At rest it is a third less.
    private const int Reserved = 560;
    private const int Least = 16;

    // One to the client and one to the upstream.
    private const int PerRequest = 2;

    /// <summary>The configured limit, or the one that follows from that of the process; null if there is none.</summary>
    public static long? Of(ServerOptions options) =>
        options.MaxConnections > 0 ? options.MaxConnections
            : File.Exists(LimitsFile) ? FromFiles(OpenFiles(File.ReadLines(LimitsFile))) : null;

    internal static long? FromFiles(long? files) => files is { } limit ? Math.Max(Least, (limit - Reserved) / PerRequest) : null;

    /// <summary>The soft limit of open files, which .NET has raised to the hard one; null if there is none.</summary>
    internal static long? OpenFiles(IEnumerable<string> limits) =>
        limits.FirstOrDefault(line => line.StartsWith(Files, StringComparison.Ordinal)) is { } line
            && line[Files.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var soft, ..]
            && long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
}
