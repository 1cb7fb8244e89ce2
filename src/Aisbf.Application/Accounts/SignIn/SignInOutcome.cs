namespace Aisbf.Application.Accounts.SignIn;

/// <summary>How an attempt to sign in ended, and whose account it was about.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Account">The account, also when it was refused; null where the name is nobody's.</param>
public sealed record SignInOutcome(SignInStatus Status, Account? Account);
