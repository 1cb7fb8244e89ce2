using System.Globalization;
using Aisbf.Application.Configuration;
using Microsoft.Net.Http.Headers;

namespace Aisbf.Api.Controllers.Configuration;

/// <summary>Versions of documents as HTTP's entity tags.</summary>
internal static class Preconditions
{
    // No stored version has this number, so that a tag which is not ours matches nothing.
    private const long NoVersion = -1;

    /// <summary>What a request's <c>If-Match</c> and <c>If-None-Match</c> ask for.</summary>
    public static Precondition Of(HttpRequest request)
    {
        var match = request.Headers.IfMatch.ToArray();
        var noneMatch = request.Headers.IfNoneMatch.ToArray();
        var mustExist = match.Any(value => value?.Trim() == "*");
        return new Precondition(
            MustExist: mustExist,
            MustNotExist: noneMatch.Any(value => value?.Trim() == "*"),
            Versions: match.Length == 0 || mustExist ? null : Versions(match!));
    }

    /// <summary>The entity tag of a version.</summary>
    public static string ToTag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static List<long> Versions(IList<string> headers) =>
        EntityTagHeaderValue.TryParseList(headers, out var tags)
            ? [.. tags.Select(tag => tag.IsWeak ? NoVersion : ToVersion(tag.Tag.Value!))]
            : [NoVersion];

    private static long ToVersion(string tag) =>
        long.TryParse(tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : NoVersion;
}
