namespace Aisbf.Application.Abstractions;

/// <summary>A mail to one person. Prints as nothing but its name, because its text may hold a link that opens an account.</summary>
/// <param name="To">The address, without a name.</param>
/// <param name="Subject">One line of plain text.</param>
/// <param name="Text">The whole mail for readers that show plain text.</param>
/// <param name="Html">The same as a document of its own; every value in it is encoded already.</param>
public sealed record MailMessage(string To, string Subject, string Text, string Html)
{
    public override string ToString() => nameof(MailMessage);
}
