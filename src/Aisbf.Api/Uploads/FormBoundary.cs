using System.Buffers;
using Microsoft.Net.Http.Headers;

namespace Aisbf.Api.Uploads;

/// <summary>Reads the boundary of a form from its content type.</summary>
internal static class FormBoundary
{
    private const int MaxLength = 70;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'()+_,-./:=?");

    /// <summary>Whether the content is a form, readable or not.</summary>
    public static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <summary>The boundary of a form; null when there is none, more than one or one that is not allowed.</summary>
    public static string? Find(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || type.Parameters.Count(IsBoundary) != 1)
        {
            return null;
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
        return boundary.Length is > 0 and <= MaxLength && !boundary.AsSpan().ContainsAnyExcept(Allowed) ? boundary.ToString() : null;
    }

    private static bool IsBoundary(NameValueHeaderValue parameter) => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase);
}
