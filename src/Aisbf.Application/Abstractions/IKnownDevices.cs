namespace Aisbf.Application.Abstractions;

/// <summary>Devices on which people have signed in before, told by a cookie.</summary>
public interface IKnownDevices
{
    /// <summary>What the device of this request is counted by, if the owner of the account has signed in with a password on it before; else null.</summary>
    /// <param name="login">The username or e-mail address of the account.</param>
    Task<string?> FindAsync(string login);
}
