using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Pipeline;

/// <summary>Reads <c>Authorization: Bearer …</c>.</summary>
internal static class Bearer
{
    private const string Scheme = "Bearer ";

    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..] : null;
    }
}
