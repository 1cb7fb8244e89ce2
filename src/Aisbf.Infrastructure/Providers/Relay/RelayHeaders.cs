using System.Collections.Frozen;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Providers.Relay;

/// <summary>
/// Which headers go on. Everything else stays here: credentials and cookies, where the client is and what it is, what is about
/// one connection only, and what tells of the account behind the provider.
/// </summary>
internal static class RelayHeaders
{
    private static readonly FrozenSet<string> Content = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Content-Type", "Content-Encoding", "Content-Language", "Content-Disposition", "Content-Range", "Content-MD5");

    private static readonly FrozenSet<string> Request = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Accept", "Accept-Encoding", "Accept-Language", "Range", "If-Range", "If-Match", "If-None-Match", "If-Modified-Since",
        "If-Unmodified-Since", "Idempotency-Key", "Last-Event-ID", "Prefer", "OpenAI-Beta", "anthropic-beta", "anthropic-version");

    private static readonly FrozenSet<string> Answer = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Content-Encoding", "Content-Language", "Content-Disposition", "Content-Range", "Accept-Ranges", "ETag", "Last-Modified",
        "Retry-After", "Vary");

    public static void Add(HttpRequestMessage request, IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
        {
            if (Content.Contains(name))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
            else if (Request.Contains(name) && !request.Headers.NonValidated.Contains(name))
            {
                // What the provider's own settings say, such as the version of its API, counts before what the client says.
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Of(HttpResponseMessage response) =>
    [
        .. from header in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
           where Answer.Contains(header.Key)
           let value = HeaderText.Clean(header.Value.ToString())
           where value is not null
           select KeyValuePair.Create(header.Key, value),
    ];
}
