using Microsoft.Net.Http.Headers;

namespace Aisbf.Api.Authentication;

/// <summary>Headers of answers that are one caller's own: no cache keeps them, and no browser takes them for something else.</summary>
internal static class PrivateHeaders
{
    private static readonly string[] Identities = [HeaderNames.Authorization, HeaderNames.Cookie];

    /// <summary>Adds them when the answer starts, because whoever handles an exception empties the headers first.</summary>
    public static void Announce(HttpResponse response) => response.OnStarting(static state =>
    {
        var headers = ((HttpResponse)state).Headers;

        // A picture says itself that only its owner's browser may keep it.
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        headers.XContentTypeOptions = "nosniff";
        foreach (var name in Identities)
        {
            if (!headers.Vary.ToString().Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                headers.Append(HeaderNames.Vary, name);
            }
        }

        return Task.CompletedTask;
    }, response);
}
