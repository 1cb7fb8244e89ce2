using Microsoft.Net.Http.Headers;

namespace Aisbf.Api.Controllers.Users;

/// <summary>Stamps of accounts as HTTP's entity tags.</summary>
internal static class StampTags
{
    // No account has this stamp, so that a header which is not ours matches nothing.
    private static readonly string[] None = [""];

    /// <summary>The stamps that a request's <c>If-Match</c> asks for; null for any.</summary>
    public static IReadOnlyList<string>? Asked(HttpRequest request)
    {
        var match = request.Headers.IfMatch;
        if (match.Count == 0 || match.Any(value => value?.Trim() == "*"))
        {
            return null;
        }

        return EntityTagHeaderValue.TryParseList([.. match.Select(value => value!)], out var tags)
            ? [.. tags.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.AsSpan().Trim('"').ToString())]
            : None;
    }

    public static string ToTag(string stamp) => $"\"{stamp}\"";
}
