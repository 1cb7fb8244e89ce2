namespace Aisbf.Application.Accounts.Mails;

/// <summary>What a mail says, before it has a form. Nothing in it is encoded.</summary>
/// <param name="Subject">One line; the heading, too.</param>
/// <param name="Greeting">Whom it speaks to.</param>
/// <param name="Opening">What has happened, or what is asked.</param>
/// <param name="Button">Where it leads to, where it leads anywhere.</param>
/// <param name="Closing">What follows the button.</param>
internal sealed record MailContent(string Subject, string Greeting, IReadOnlyList<string> Opening, MailButton? Button, IReadOnlyList<string> Closing);

/// <summary>The one thing to do.</summary>
/// <param name="Label">What it does.</param>
/// <param name="Link">Where it leads to.</param>
internal sealed record MailButton(string Label, Uri Link);
