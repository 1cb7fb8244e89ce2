namespace Aisbf.Api.Authentication;

/// <summary>
/// Marks what only the person themselves may do, and no admin who is signed in as them: whatever opens or locks the account,
/// now or later.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NotWhileImpersonatingAttribute : Attribute;
