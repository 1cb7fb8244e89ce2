namespace Aisbf.Infrastructure.Email;

/// <summary>Why a mail was not taken by the mail server.</summary>
/// <param name="Reason">For the log: a status or the kind of fault, never the server's words, which like to repeat the address.</param>
/// <param name="IsPermanent">Whether trying again is useless.</param>
internal sealed record MailFailure(string Reason, bool IsPermanent);
