using Aisbf.Api.Errors;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Authentication;

/// <summary>
/// Finds out who calls, from the bearer token, and lets in whom the endpoint's <see cref="AccessAttribute"/> admits. A
/// middleware of our own rather than an authentication handler: a look-up by hash in memory and no principal to build,
/// because it is part of every model call.
/// </summary>
internal sealed class TokenAuthenticationMiddleware(RequestDelegate next, ITokenCatalog tokens, IOptions<AuthenticationOptions> options)
{
    private const string Scheme = "Bearer ";

    // Longer than any token of ours, shorter than anything that is costly to hash.
    private const int MaxTokenLength = 512;

    private static readonly Error Missing = new(
        ErrorCode.InvalidApiKey, "No bearer token was sent. Use the header 'Authorization: Bearer <token>'.");

    private static readonly Error Unknown = new(ErrorCode.InvalidApiKey, "The bearer token is not valid, or no longer.");

    private readonly bool _enabled = options.Value.Enabled;
    private readonly bool _publicModelLists = options.Value.PublicModelLists;

    public Task InvokeAsync(HttpContext context)
    {
        // Only routes of ours are RouteEndpoints; the others are the framework's own answers, such as 405.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return next(context);
        }

        var level = endpoint.Metadata.GetMetadata<AccessAttribute>()?.Level ?? AccessLevel.Admin;
        if (level == AccessLevel.Public)
        {
            return next(context);
        }

        if (!_enabled)
        {
            context.Features.Set(Caller.Anonymous);
            return next(context);
        }

        var error = Authenticate(context.Request, out var caller) ?? Authorize(caller!, level);
        if (error is null)
        {
            context.Features.Set(caller);
            return next(context);
        }

        return _publicModelLists && endpoint.Metadata.GetMetadata<ModelListAttribute>() is not null
            ? Anonymously(context)
            : context.WriteErrorAsync(error);
    }

    private Task Anonymously(HttpContext context)
    {
        context.Features.Set(Caller.Anonymous with { Scope = TokenScope.Api });
        return next(context);
    }

    private Error? Authenticate(HttpRequest request, out Caller? caller)
    {
        caller = null;
        var header = request.Headers.Authorization;
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
        return caller is null ? Unknown : null;
    }

    private static Error? Authorize(Caller caller, AccessLevel level) => level switch
    {
        AccessLevel.Caller when caller.Scope.HasFlag(TokenScope.Api) => null,
        AccessLevel.Admin when caller.IsAdmin => null,
        _ => new Error(ErrorCode.PermissionDenied, "This token may not do that: its scope does not include it."),
    };
}
