namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>What an import did, entry by entry.</summary>
/// <param name="Entries">In the order in which they were taken: providers, rotations, autoselects, tokens.</param>
/// <param name="Warnings">Parts of the file itself that were passed over, by name or as <c>name: words</c>.</param>
public sealed record ImportReportDto(IReadOnlyList<ImportEntryDto> Entries, IReadOnlyList<string> Warnings)
{
    public int Created => Count(ImportEntryDto.Created);

    public int Updated => Count(ImportEntryDto.Updated);

    public int Unchanged => Count(ImportEntryDto.Unchanged);

    public int Rejected => Count(ImportEntryDto.Rejected);

    private int Count(string status) => Entries.Count(e => e.Status == status);
}
