using Aisbf.Domain.Common;

namespace Aisbf.Application.Users;

/// <summary>What calls about people have to refuse in the same words.</summary>
public static class UserErrors
{
    public static Error NotFound { get; } = new(ErrorCode.NotFound, "There is no user with this name.");
}
