using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Authentication;

/// <summary>Whoever sent the request that is being handled.</summary>
internal sealed class HttpActorContext(IHttpContextAccessor accessor) : IActorContext
{
    public Actor Current => accessor.HttpContext is { } http ? Of(http, http.Features.Get<Caller>()) : Actor.System;

    /// <summary>The actor that a caller is.</summary>
    public static Actor Of(HttpContext http, Caller? caller)
    {
        var address = http.Connection.RemoteIpAddress?.ToString();
        if (caller is null)
        {
            return new Actor(ActorKind.Anonymous, null, "anonymous", Address: address);
        }

        var kind = caller.IsSession ? ActorKind.Session : caller.Self.IsGlobal ? ActorKind.OperatorToken : ActorKind.UserToken;
        Guid? token = caller.TokenId == Guid.Empty ? null : caller.TokenId;
        return new Actor(kind, caller.Self.UserId, caller.Username ?? "operator", token, caller.ImpersonatorId, address);
    }
}
