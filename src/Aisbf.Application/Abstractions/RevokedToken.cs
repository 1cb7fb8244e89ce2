using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>A token that has stopped working, and whose it was.</summary>
public sealed record RevokedToken(Guid Id, Owner Owner);
