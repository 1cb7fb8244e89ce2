using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>What a token that works gives to whoever presents it.</summary>
/// <param name="Hash">What a presented token is compared with.</param>
/// <param name="Caller">Whom it stands for.</param>
public sealed record TokenGrant(TokenHash Hash, Caller Caller);
