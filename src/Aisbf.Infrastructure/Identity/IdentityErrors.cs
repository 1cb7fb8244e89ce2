using Aisbf.Domain.Common;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>What Identity refuses, as errors of ours.</summary>
internal static class IdentityErrors
{
    /// <summary>The first fault, with the field that it is about.</summary>
    public static Error Of(IdentityResult result)
    {
        var fault = result.Errors.FirstOrDefault();
        return fault?.Code switch
        {
            nameof(IdentityErrorDescriber.ConcurrencyFailure) => new Error(ErrorCode.Conflict, "The account is being changed by somebody else; try again."),
            nameof(IdentityErrorDescriber.DuplicateUserName) => new Error(ErrorCode.Conflict, "This username is taken.", "username"),
            nameof(IdentityErrorDescriber.DuplicateEmail) => new Error(ErrorCode.Conflict, "There is an account with this e-mail address.", "email"),
            nameof(IdentityErrorDescriber.InvalidEmail) => new Error(ErrorCode.InvalidRequest, "This is not an e-mail address. An address has ASCII characters only; write an international domain as xn--….", "email"),
            nameof(IdentityErrorDescriber.InvalidToken) => new Error(ErrorCode.InvalidRequest, "The link is not valid, or no longer.", "token"),
            nameof(IdentityErrorDescriber.PasswordMismatch) => new Error(ErrorCode.InvalidRequest, "The current password is not right.", "password"),
            { } code when code.StartsWith("Password", StringComparison.Ordinal) => new Error(ErrorCode.InvalidRequest, fault.Description, "password"),
            _ => new Error(ErrorCode.InvalidRequest, fault?.Description ?? "The account cannot be changed like this."),
        };
    }
}
