using Aisbf.Application.Accounts.SignIn;

namespace Aisbf.Application.Abstractions;

/// <summary>Begins and ends the sessions of people, in the request that is being handled.</summary>
public interface IAccountSessions
{
    /// <summary>
    /// Begins a session if the password is right. Takes as long for a name that nobody has as for one with another password.
    /// </summary>
    /// <param name="login">A username, or an e-mail address.</param>
    /// <param name="password">As it was sent.</param>
    /// <param name="remember">Keep the session when the browser is closed, and longer.</param>
    Task<SignInOutcome> SignInAsync(string login, string password, bool remember);

    /// <summary>Ends the session of this request, whoever has a copy of its cookie, and whatever was begun of another.</summary>
    Task SignOutAsync();

    /// <summary>Ends every session of a person, on every instance, at its next request.</summary>
    Task EndAllAsync(Guid userId);

    /// <summary>Keeps the session of this request alive after a change that ends all the others.</summary>
    Task KeepAsync(Guid userId);
}
