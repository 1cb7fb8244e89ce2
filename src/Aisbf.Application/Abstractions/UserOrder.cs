namespace Aisbf.Application.Abstractions;

/// <summary>What accounts are sorted by.</summary>
public enum UserOrder
{
    Username,
    CreatedAt,
    LastSignedInAt,
    Email,
    Role,
}
