using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>A person, in short.</summary>
public sealed record UserSummary(Guid Id, string Username, UserRole Role, bool IsEnabled);
