namespace Aisbf.Application.Accounts;

/// <summary>Says that a request was taken, and nothing about who has an account.</summary>
/// <param name="Message">Words for the person.</param>
public sealed record AcceptedDto(string Message);
