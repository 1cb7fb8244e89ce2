namespace Aisbf.Application.Users.ChangeUsers;

/// <summary>What became of several accounts.</summary>
/// <param name="Results">One for each name, in their order.</param>
/// <param name="Done">What was done, as a word: <c>disabled</c>.</param>
public sealed record BulkReportDto(IReadOnlyList<BulkResultDto> Results, string Done)
{
    /// <summary>How many names there were.</summary>
    public int Requested => Results.Count;

    /// <summary>With how many it worked.</summary>
    public int Succeeded => Results.Count(result => result.Ok);

    /// <summary>The same in words for people: <c>2 of 3 accounts disabled.</c></summary>
    public string Message => $"{Succeeded} of {Requested} accounts {Done}.";
}
