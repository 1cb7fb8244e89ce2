using Aisbf.Domain.Tenancy;
using Decision = Aisbf.Domain.Tenancy.ExternalSignInDecision;

namespace Aisbf.Domain.Tests.Tenancy;

internal sealed class ExternalSignInPolicyTests
{
    private static readonly LocalAccount Verified = new(IsDisabled: false, IsVerified: true, IsUntouched: false);
    private static readonly LocalAccount Disabled = Verified with { IsDisabled = true };
    private static readonly LocalAccount Planted = new(IsDisabled: false, IsVerified: false, IsUntouched: true);
    private static readonly LocalAccount InUse = Planted with { IsUntouched = false };

    private static readonly object[] Cases =
    [
        new object?[] { Verified, null, false, false, Decision.SignIn },
        new object?[] { Disabled, null, true, true, Decision.Refuse },
        new object?[] { null, null, false, true, Decision.RefuseUnverified },
        new object?[] { null, Verified, false, true, Decision.RefuseUnverified },
        new object?[] { null, null, true, true, Decision.Create },
        new object?[] { null, null, true, false, Decision.RefuseSignUp },
        new object?[] { null, Verified, true, false, Decision.Link },
        new object?[] { null, Disabled, true, true, Decision.Refuse },
        new object?[] { null, Planted, true, true, Decision.Replace },
        new object?[] { null, Planted with { IsDisabled = true }, true, true, Decision.Refuse },
        new object?[] { null, Planted, true, false, Decision.Refuse },
        new object?[] { null, Planted, false, true, Decision.RefuseUnverified },
        new object?[] { null, InUse, true, true, Decision.Refuse },
    ];

    [TestCaseSource(nameof(Cases))]
    public void An_address_counts_only_if_both_sides_verified_it(
        object? linked, object? sameEmail, bool isEmailVerified, bool isSignUpEnabled, Decision expected) =>
        ExternalSignInPolicy.Decide((LocalAccount?)linked, (LocalAccount?)sameEmail, isEmailVerified, isSignUpEnabled).ShouldBe(expected);
}
