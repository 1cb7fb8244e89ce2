namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>What became of one entry of an import.</summary>
/// <param name="Kind"><c>provider</c>, <c>rotation</c>, <c>autoselect</c> or <c>token</c>.</param>
/// <param name="Id">As the file has it, or as it is stored where the file's is reserved; a token's place in the file.</param>
/// <param name="Status"><c>created</c>, <c>updated</c>, <c>unchanged</c> or <c>rejected</c>.</param>
/// <param name="Errors">Why it was rejected.</param>
/// <param name="Warnings">Paths of unknown fields, which were passed over; values that were read leniently, and what else deserves a look, as <c>path: words</c>.</param>
public sealed record ImportEntryDto(
    string Kind, string Id, string Status, IReadOnlyList<ImportErrorDto> Errors, IReadOnlyList<string> Warnings)
{
    internal const string Created = "created";
    internal const string Updated = "updated";
    internal const string Unchanged = "unchanged";
    internal const string Rejected = "rejected";

    /// <summary>A secret was stored, replaced or removed.</summary>
    internal bool SecretsChanged { get; init; }
}
