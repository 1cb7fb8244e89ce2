namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>An entry that was read from a file. It has a document, unless it has errors.</summary>
/// <param name="name">The entry's name in the file.</param>
/// <param name="id">The id that it is stored under.</param>
internal sealed class ImportCandidate<TDto>(string name, string id)
    where TDto : class
{
    public string Name { get; } = name;

    public string Id { get; } = id;

    public TDto? Document { get; set; }

    public List<ImportErrorDto> Errors { get; } = [];

    public List<string> Warnings { get; } = [];

    public bool IsGood => Errors.Count == 0;

    /// <summary>Replaces a value and says so, if it has another one now.</summary>
    public string? Rewrite(string path, string? value, Func<string, string> rewrite)
    {
        var changed = value is null ? null : rewrite(value);
        if (changed == value)
        {
            return value;
        }

        Warnings.Add($"{path}: the id '{IdIn(value!)}' is reserved here, so '{IdIn(changed!)}' is named instead.");
        return changed;
    }

    private static string IdIn(string name) => name.Split('/', 2)[0];
}
