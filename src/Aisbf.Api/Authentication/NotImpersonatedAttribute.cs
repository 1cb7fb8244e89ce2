namespace Aisbf.Api.Authentication;

/// <summary>
/// Marks an endpoint that only the person may call, and nobody who is signed in as the person: whatever opens or locks the
/// account, now or later.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NotImpersonatedAttribute : Attribute;
