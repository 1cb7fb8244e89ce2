using Aisbf.Domain.Common;

namespace Aisbf.Application.Accounts;

/// <summary>What goes wrong with accounts in several use cases.</summary>
public static class AccountErrors
{
    /// <summary>The account was removed while its owner was signed in.</summary>
    public static Error Gone { get; } = new(ErrorCode.NotFound, "This account does not exist any more.");

    public static Error WrongPassword(string field) =>
        new(ErrorCode.InvalidRequest, "This is not the account's password, or too many wrong ones were sent.", field);
}
