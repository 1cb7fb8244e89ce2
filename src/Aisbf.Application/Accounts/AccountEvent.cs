using Aisbf.Application.Audit;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Accounts;

/// <summary>What is put on record of things that people do to their own accounts.</summary>
internal static class AccountEvent
{
    public static AuditEvent Of(string action, Caller caller, Error? error, string? detail = null) =>
        new(action, caller.Self, caller.Username ?? "", error is null, error is null ? detail : error.Message);
}
