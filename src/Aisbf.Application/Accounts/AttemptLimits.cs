using Microsoft.Extensions.Options;

namespace Aisbf.Application.Accounts;

/// <summary>How often a client may try what others should not be able to try for long.</summary>
internal sealed class AttemptLimits(TimeProvider time, IOptions<AccountOptions> options)
{
    /// <summary>Failed sign-ins to one name.</summary>
    public AttemptLimit SignIn { get; } = new(time, options.Value.SignInFailures, options.Value.SignInWindow);
}
