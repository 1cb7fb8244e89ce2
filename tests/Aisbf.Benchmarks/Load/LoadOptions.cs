using Aisbf.Benchmarks.Cli;
using Aisbf.Benchmarks.Tenants;

namespace Aisbf.Benchmarks.Load;

/// <summary>What to send, and how.</summary>
/// <param name="Url">Where to.</param>
/// <param name="Body">The request's JSON body.</param>
/// <param name="Tokens">Bearer tokens that requests have in turn; none, one, or many.</param>
/// <param name="Connections">Kept open; each has one request under way at most.</param>
/// <param name="Duration">How long requests are begun, the warm-up not counted.</param>
/// <param name="Count">Requests to send in all instead, or 0.</param>
/// <param name="Warmup">Requests begun this early are checked and counted, but not timed.</param>
/// <param name="Frames">Data frames that every stream must have, end mark included; 0 for whole answers.</param>
/// <param name="Pace">Time from the beginning of one request to that of the next on a connection; zero for as fast as it goes.</param>
internal sealed record LoadOptions(
    Uri Url, byte[] Body, IReadOnlyList<string> Tokens, int Connections, TimeSpan Duration, int Count, TimeSpan Warmup, int Frames, TimeSpan Pace)
{
    private static readonly byte[] SmallBody =
        """{"model":"bench","messages":[{"role":"user","content":"Hello"}]}"""u8.ToArray();

    public static LoadOptions From(Arguments line)
    {
        var (token, tenants) = (line.Optional("token"), line.Optional("tenants"));
        var options = new LoadOptions(
            line.Uri("url"),
            line.Optional("body") is { } file ? File.ReadAllBytes(file) : SmallBody,
            tenants is not null ? [.. Tenant.Range(tenants).Select(t => t.Token)] : token is not null ? [token] : [],
            Math.Max(1, line.Number("connections", 1)),
            TimeSpan.FromSeconds(line.Real("seconds", 5)),
            line.Number("count", 0),
            TimeSpan.FromSeconds(line.Real("warmup", 1)),
            line.Number("frames", 0),
            TimeSpan.FromMilliseconds(line.Real("paced", 0)));
        line.Finish();
        return options;
    }
}
