using Aisbf.Application.Accounts.SignIn;
using Aisbf.Application.Passkeys;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Abstractions;

/// <summary>
/// Passkeys (WebAuthn). A challenge is bound to the browser that asked for it. A passkey is both factors: it is in the person's
/// hands, and has made sure who that is.
/// </summary>
public interface IPasskeys
{
    /// <summary>What a browser needs to make a passkey, as JSON for <c>PublicKeyCredential.parseCreationOptionsFromJSON()</c>.</summary>
    Task<Result<string>> MakeCreationOptionsAsync(Guid userId);

    /// <summary>Keeps a passkey that was made after those options.</summary>
    Task<Result<PasskeyDto>> AddAsync(Guid userId, string credential, string name);

    /// <summary>A person's passkeys, oldest first.</summary>
    Task<IReadOnlyList<PasskeyDto>> ListAsync(Guid userId);

    /// <summary>Removes a passkey, unless the person could not sign in any more without it. Ends the person's sessions.</summary>
    Task<Result<Unit>> RemoveAsync(Guid userId, string id);

    /// <summary>What a browser needs to ask for any passkey of this installation, as JSON for <c>PublicKeyCredential.parseRequestOptionsFromJSON()</c>.</summary>
    Task<Result<string>> MakeRequestOptionsAsync();

    /// <summary>Begins a session if the passkey's answer is right.</summary>
    Task<SignInOutcome> SignInAsync(string credential);
}
