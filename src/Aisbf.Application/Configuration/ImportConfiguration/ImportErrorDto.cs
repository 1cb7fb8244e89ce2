namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>A fault of an entry.</summary>
/// <param name="Param">Path of the field within the entry; left out when it is the entry as a whole.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record ImportErrorDto(string? Param, string Message);
