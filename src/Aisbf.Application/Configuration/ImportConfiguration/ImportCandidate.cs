namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>An entry that was read from a file. It has a document, unless it has errors.</summary>
internal sealed class ImportCandidate<TDto>(string id)
    where TDto : class
{
    public string Id { get; } = id;

    public TDto? Document { get; set; }

    public List<ImportErrorDto> Errors { get; } = [];

    public List<string> Warnings { get; } = [];

    public bool IsGood => Errors.Count == 0;
}
