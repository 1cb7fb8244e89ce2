namespace Aisbf.Domain.Tenancy;

/// <summary>
/// Decides whose account a person gets who signed in at an external provider. An address counts only if both sides verified it:
/// otherwise whoever registers somebody else's address first, here or there, would share or take over the other's account.
/// </summary>
public static class ExternalSignInPolicy
{
    /// <param name="linked">The account that this login is linked with, or null.</param>
    /// <param name="sameEmail">The account with the address that the provider tells, or null.</param>
    /// <param name="isEmailVerified">The provider tells an address and vouches for it.</param>
    /// <param name="isSignUpEnabled">People may make accounts themselves.</param>
    public static ExternalSignInDecision Decide(LocalAccount? linked, LocalAccount? sameEmail, bool isEmailVerified, bool isSignUpEnabled)
    {
        if (linked is not null)
        {
            return linked.IsDisabled ? ExternalSignInDecision.Refuse : ExternalSignInDecision.SignIn;
        }

        if (!isEmailVerified)
        {
            return ExternalSignInDecision.RefuseUnverified;
        }

        return sameEmail switch
        {
            null => isSignUpEnabled ? ExternalSignInDecision.Create : ExternalSignInDecision.RefuseSignUp,
            { IsDisabled: true } => ExternalSignInDecision.Refuse,
            { IsVerified: true } => ExternalSignInDecision.Link,

            // Whoever made it could not show that the address is theirs; this person can. Nothing of it is kept, because
            // its password and whatever else is in it are somebody else's choice.
            { IsUntouched: true } when isSignUpEnabled => ExternalSignInDecision.Replace,
            _ => ExternalSignInDecision.Refuse,
        };
    }
}
