using System.Net;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Primitives;

namespace Aisbf.Api.Authentication;

/// <summary>Finds out who sent an <c>Authorization</c> header.</summary>
internal sealed class BearerTokens(ITokenCatalog tokens)
{
    /// <summary>The answer where a token is needed and none came.</summary>
    public static readonly Error Missing = new(
        ErrorCode.InvalidApiKey, "No bearer token was sent. Use the header 'Authorization: Bearer <token>'.");

    private const string Scheme = "Bearer ";

    // Longer than any token of ours, shorter than anything that is costly to hash.
    private const int MaxTokenLength = 512;

    private static readonly Error Unknown = new(ErrorCode.InvalidApiKey, "The bearer token is not valid, or no longer.");

    private static readonly Error Elsewhere = new(ErrorCode.PermissionDenied, "This token may not be used from your address.");

    /// <summary>The caller, or else what to answer.</summary>
    public Error? Authenticate(StringValues header, IPAddress? address, out Caller? caller)
    {
        caller = null;
        if (header.Count == 0)
        {
            return Missing;
        }

        // Two headers are two identities; which of them is meant is not ours to guess.
        var value = header.Count == 1 ? header[0] : null;
        if (value is null || value.Length > MaxTokenLength || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Unknown;
        }

        caller = tokens.Find(TokenHash.Of(value.AsSpan(Scheme.Length).Trim()));
        return caller is null ? Unknown : caller.Limits.AllowsAddress(address) ? null : Elsewhere;
    }
}
