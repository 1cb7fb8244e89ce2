using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>Finds the id under which a vendor knows a request, which its support asks for.</summary>
internal static class UpstreamRequestIds
{
    private const int MaxLength = 100;

    private static readonly string[] Names = ["x-request-id", "request-id", "apim-request-id", "x-amzn-requestid", "x-goog-request-id", "cf-ray"];

    public static AttemptDetail DetailOf(HttpResponseMessage response) => new(null, Find(response));

    /// <summary>The id; null where there is none, or where it is not safe to log.</summary>
    public static string? Find(HttpResponseMessage response)
    {
        foreach (var name in Names)
        {
            if (response.Headers.NonValidated.TryGetValues(name, out var values)
                && values.ToString() is { Length: > 0 and <= MaxLength } id && !id.AsSpan().ContainsAnyExceptInRange('!', '~'))
            {
                return id;
            }
        }

        return null;
    }
}
