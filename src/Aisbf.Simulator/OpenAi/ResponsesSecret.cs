using System.Security.Cryptography;
using System.Text;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.OpenAi;

/// <summary>Encrypted reasoning, of which nothing but the account that it belongs to can be told.</summary>
internal static class ResponsesSecret
{
    private const string Prefix = "gAAAA-sim-";

    public static string Of(SimRequest request) => Prefix + Account(request) + "-" + Convert.ToHexStringLower(BitConverter.GetBytes(request.Sequence));

    public static bool IsOf(SimRequest request, string content) => content.StartsWith(Prefix + Account(request) + "-", StringComparison.Ordinal);

    private static string Account(SimRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(OpenAiDialect.Instance.PresentedKey(request.Http) ?? "")))[..16];
}
