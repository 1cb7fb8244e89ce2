using System.Runtime.InteropServices;
using System.Text.Json;
using Aisbf.Application.Common;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using FluentValidation;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>Reads the entries of one kind, and saves them one by one.</summary>
internal sealed class EntryImporter<TDto>(IValidator<TDto> validator, Resources<TDto> resources, ResourceShape<TDto> shape)
    where TDto : class, IResourceDto
{
    private string Kind => shape.Kind.ToString().ToLowerInvariant();

    /// <summary>Reads and validates an entry by itself.</summary>
    /// <param name="entry">From the file.</param>
    /// <param name="adjust">Brings a read document up to what it means in its file.</param>
    public ImportCandidate<TDto> Read(JsonProperty entry, Func<TDto, List<string>, TDto> adjust)
    {
        var candidate = new ImportCandidate<TDto>(entry.Name);
        if (ResourceIdRules.Check(entry.Name) is { } fault)
        {
            candidate.Errors.Add(new ImportErrorDto("id", fault));
            return candidate;
        }

        if (!Parse(entry.Value, candidate).TryGet(out var document, out var error))
        {
            candidate.Errors.Add(new ImportErrorDto(error.Param, error.Message));
            return candidate;
        }

        if (document.Id is not null && document.Id != entry.Name)
        {
            candidate.Errors.Add(new ImportErrorDto("id", "The id in the entry is not the name of the entry."));
        }

        candidate.Document = adjust(document, candidate.Warnings);
        candidate.Errors.AddRange(validator.Validate(candidate.Document).Errors
            .Select(failure => new ImportErrorDto(FieldPath.FromProperties(failure.PropertyName), failure.ErrorMessage)));
        return candidate;
    }

    /// <summary>Saves what is good, and tells how that went.</summary>
    public async Task<ImportEntryDto> SaveAsync(Owner owner, ImportCandidate<TDto> candidate, CancellationToken cancellationToken)
    {
        if (!candidate.IsGood)
        {
            return Report(candidate, ImportEntryDto.Rejected);
        }

        var result = await resources.PutAsync(owner, candidate.Id, candidate.Document!, Precondition.None, cancellationToken);
        if (!result.TryGet(out var saved, out var error))
        {
            candidate.Errors.Add(new ImportErrorDto(error.Param, error.Message));
            return Report(candidate, ImportEntryDto.Rejected);
        }

        candidate.Warnings.AddRange(shape.LostSecrets(candidate.Document!, saved.Document));
        return Report(candidate, saved.Outcome switch
        {
            SaveOutcome.Created => ImportEntryDto.Created,
            SaveOutcome.Updated => ImportEntryDto.Updated,
            _ => ImportEntryDto.Unchanged,
        }) with
        {
            SecretsChanged = saved.SecretsChanged,
        };
    }

    private static Result<TDto> Parse(JsonElement entry, ImportCandidate<TDto> candidate)
    {
        // Read anew by itself, so that a name given twice is a fault of this entry alone.
        if (!ConfigurationJson.ParseTree(JsonMarshal.GetRawUtf8Value(entry).ToArray()).TryGet(out var tree, out var error))
        {
            return error with { Message = "The entry names a field twice." };
        }

        using (tree)
        {
            candidate.Warnings.AddRange(UnknownFields.Find(tree.RootElement, ConfigurationJson.Options.GetTypeInfo(typeof(TDto))));
            return ConfigurationJson.Read<TDto>(tree.RootElement);
        }
    }

    private ImportEntryDto Report(ImportCandidate<TDto> candidate, string status) =>
        new(Kind, candidate.Id, status, candidate.Errors, candidate.Warnings);
}
