using System.Net;
using Aisbf.Api.Errors;
using Aisbf.Api.Streaming;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Aisbf.Api.Authentication;

/// <summary>
/// Finds out who calls, from the bearer token or, on the control plane, from a session, and lets in whom the endpoint's
/// <see cref="AccessAttribute"/> admits. A middleware of our own rather than an authentication handler: a look-up by hash in
/// memory and no principal to build, because it is part of every model call.
/// </summary>
internal sealed class CallerMiddleware(
    RequestDelegate next, ITokenCatalog tokens, NamespaceEntry namespaces, OpenAccessPolicy openAccess, IOptions<AuthenticationOptions> options)
{
    private const string Scheme = "Bearer ";

    // Longer than any token of ours, shorter than anything that is costly to hash.
    private const int MaxTokenLength = 512;

    private static readonly Error Missing = new(
        ErrorCode.InvalidApiKey, "No bearer token was sent. Use the header 'Authorization: Bearer <token>'.");

    private static readonly Error Unknown = new(ErrorCode.InvalidApiKey, "The bearer token is not valid, or no longer.");

    private static readonly Error Elsewhere = new(ErrorCode.PermissionDenied, "This token may not be used from your address.");

    private static readonly Error Forged = new(
        ErrorCode.PermissionDenied, "The request comes from another site's page. Send it from this one, or with a bearer token.");

    private static readonly Error Impersonated = new(
        ErrorCode.PermissionDenied, "Nobody may do that for somebody else. End the impersonation first.");

    private readonly bool _enabled = options.Value.Enabled;
    private readonly bool _publicModelLists = options.Value.PublicModelLists;

    public Task InvokeAsync(HttpContext context)
    {
        // Only routes of ours are RouteEndpoints; the others are the framework's own answers, such as 405.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            PrivateHeaders.Announce(context.Response);
            return next(context);
        }

        var level = endpoint.Metadata.GetMetadata<AccessAttribute>()?.Level ?? AccessLevel.GlobalAdmin;
        if (level.IsManagement())
        {
            PrivateHeaders.Announce(context.Response);
        }

        if (!_enabled && level != AccessLevel.Public && openAccess.Check(context.Request, level == AccessLevel.Caller) is { } foreign)
        {
            return context.WriteErrorAsync(foreign);
        }

        var header = context.Request.Headers.Authorization;
        if (level != AccessLevel.Caller && header.Count == 0)
        {
            return CrossOriginPolicy.IsForged(context.Request)
                ? context.WriteErrorAsync(Forged)
                : level == AccessLevel.Public ? next(context) : InvokeWithSessionAsync(context, endpoint, level);
        }

        if (level == AccessLevel.Public)
        {
            return next(context);
        }

        if (!_enabled)
        {
            return AdmitAsync(context, endpoint, level, Caller.Anonymous);
        }

        if (Authenticate(header, ApiKey(context.Request, endpoint), context.Connection.RemoteIpAddress, out var caller) is not { } error)
        {
            return AdmitAsync(context, endpoint, level, caller!);
        }

        return RefuseAsync(context, endpoint, error);
    }

    private async Task InvokeWithSessionAsync(HttpContext context, RouteEndpoint endpoint, AccessLevel level)
    {
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var caller = session.Principal is { } principal ? SessionClaims.ToCaller(principal) : null;
        if (caller?.ImpersonatorId is not null)
        {
            Announce(context.Response, caller);
        }

        caller ??= _enabled ? null : Caller.Anonymous;
        await (caller is null ? context.WriteErrorAsync(Missing) : AdmitAsync(context, endpoint, level, caller));
    }

    private Task AdmitAsync(HttpContext context, RouteEndpoint endpoint, AccessLevel level, Caller caller)
    {
        var isNamespaced = endpoint.Metadata.GetMetadata<NamespaceAttribute>() is not null;
        if (isNamespaced && context.Request.RouteValues["username"] is string username)
        {
            return AdmitInAsync(context, endpoint, level, caller, username);
        }

        if ((Check(endpoint, level, caller) ?? (isNamespaced ? AccessPolicy.CheckNamespace(caller) : null)) is { } error)
        {
            return RefuseAsync(context, endpoint, error);
        }

        context.Features.Set(caller);
        return next(context);
    }

    private async Task AdmitInAsync(HttpContext context, RouteEndpoint endpoint, AccessLevel level, Caller caller, string username)
    {
        var entered = await namespaces.EnterAsync(caller, username, HttpActorContext.Of(context, caller), context.RequestAborted);
        if (!entered.TryGet(out var inside, out var error) || (error = Check(endpoint, level, inside)) is not null)
        {
            await context.WriteErrorAsync(error);
            return;
        }

        context.Features.Set(inside);
        await next(context);
    }

    private static Error? Check(RouteEndpoint endpoint, AccessLevel level, Caller caller) =>
        AccessPolicy.Check(caller, level)
            ?? (caller.ImpersonatorId is not null && endpoint.Metadata.GetMetadata<NotWhileImpersonatingAttribute>() is not null ? Impersonated : null);

    // When the answer starts, because whoever handles an exception empties the headers first.
    private static void Announce(HttpResponse response, Caller caller) => response.OnStarting(() =>
    {
        response.Headers[AnswerHeaders.Impersonating] = caller.Username;
        return Task.CompletedTask;
    });

    private Task RefuseAsync(HttpContext context, RouteEndpoint endpoint, Error error)
    {
        if (endpoint.Metadata.GetMetadata<SignedAddressAttribute>() is not null && context.Request.Query.ContainsKey(SignedAddressAttribute.Parameter))
        {
            return next(context);
        }

        if (!_publicModelLists || endpoint.Metadata.GetMetadata<ModelListAttribute>() is null)
        {
            return context.WriteErrorAsync(error);
        }

        context.Features.Set(Caller.Anonymous with { Scope = TokenScope.Api });
        return next(context);
    }

    /// <summary>The token in the header that the endpoint's clients may use instead, if they do.</summary>
    private static StringValues ApiKey(HttpRequest request, RouteEndpoint endpoint) =>
        request.Headers.TryGetValue(ApiKeyHeaderAttribute.Name, out var key) && endpoint.Metadata.GetMetadata<ApiKeyHeaderAttribute>() is not null
            ? key
            : StringValues.Empty;

    private Error? Authenticate(StringValues header, StringValues apiKey, IPAddress? address, out Caller? caller)
    {
        caller = null;
        if (header.Count + apiKey.Count == 0)
        {
            return Missing;
        }

        // Two headers are two identities; which of them is meant is not ours to guess. One twice is one.
        if (header.Count > 1 || apiKey.Count > 1)
        {
            return Unknown;
        }

        var bearer = header.Count == 1 ? header[0] : null;
        var token = bearer is null ? apiKey[0].AsSpan() : BearerToken(bearer);
        if (token.IsEmpty || token.Length > MaxTokenLength || (bearer is not null && apiKey.Count == 1 && !token.SequenceEqual(apiKey[0])))
        {
            return Unknown;
        }

        caller = tokens.Find(TokenHash.Of(token));
        return caller is null ? Unknown : caller.Limits.AllowsAddress(address) ? null : Elsewhere;
    }

    /// <summary>Empty when the header is of another scheme.</summary>
    private static ReadOnlySpan<char> BearerToken(string header) =>
        header.Length <= MaxTokenLength && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header.AsSpan(Scheme.Length).Trim() : default;
}
