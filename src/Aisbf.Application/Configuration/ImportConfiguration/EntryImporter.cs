using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aisbf.Application.Common;
using Aisbf.Application.Limits;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using FluentValidation;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>Reads the entries of one kind, and plans how each is stored.</summary>
internal sealed class EntryImporter<TDto>(IValidator<TDto> validator, ResourceShape<TDto> shape, StorageLimits limits)
    where TDto : class, IResourceDto
{
    private string Kind => shape.Kind.ToString().ToLowerInvariant();

    /// <summary>Reads and validates an entry by itself.</summary>
    /// <param name="entry">From the file.</param>
    /// <param name="adjust">Brings a read document up to what it means in its file.</param>
    public ImportCandidate<TDto> Read(JsonProperty entry, Action<ImportCandidate<TDto>> adjust)
    {
        var candidate = new ImportCandidate<TDto>(entry.Name, ImportedIds.For(shape.Kind, entry.Name));
        if (ResourceIdRules.Check(candidate.Id) is { } fault)
        {
            candidate.Errors.Add(new ImportErrorDto("id", fault));
            return candidate;
        }

        if (!Parse(entry.Value, candidate.Warnings).TryGet(out var document, out var error))
        {
            candidate.Errors.Add(new ImportErrorDto(error.Param, error.Message));
            return candidate;
        }

        if (document.Id is not null && document.Id != entry.Name)
        {
            candidate.Errors.Add(new ImportErrorDto("id", "The id in the entry is not the name of the entry."));
        }

        if (candidate.Id != entry.Name)
        {
            candidate.Warnings.Add($"id: '{entry.Name}' is reserved here, so the entry is stored as '{candidate.Id}'.");
        }

        candidate.Document = document;
        adjust(candidate);
        candidate.Document = shape.Identify(candidate.Document, candidate.Id);
        Validate(candidate);
        return candidate;
    }

    /// <summary>Plans to store what is good, and tells what that comes to.</summary>
    public ImportEntryDto Plan(Owner owner, ImportCandidate<TDto> candidate, ImportState state, IReadOnlyList<string> warnings)
    {
        if (!candidate.IsGood)
        {
            return Reject(candidate, candidate.Errors);
        }

        var document = candidate.Document!;
        if (shape.FindForbidden(document, owner) is { } forbidden)
        {
            return Reject(candidate, [new ImportErrorDto(forbidden.Param, forbidden.Message)]);
        }

        var stored = state.Find(shape.Kind, candidate.Id);
        if (!ResourcePlan<TDto>.Make(shape, candidate.Id, document, stored, state.KeyedProviders).TryGet(out var plan, out var error))
        {
            return Reject(candidate, [new ImportErrorDto(error.Param, error.Message)]);
        }

        if (plan.Outcome != SaveOutcome.Unchanged)
        {
            var exceeded = ResourceLimits.CheckSize(limits, owner, shape, document, plan.Draft, stored)
                ?? (stored is null ? limits.DocumentsOf(owner, shape.Kind)?.CheckRoom(state.CountOf(shape.Kind)) : null);
            if (exceeded is not null)
            {
                return Reject(candidate, [new ImportErrorDto(exceeded.Param, exceeded.Message)]);
            }

            state.Write(shape.Kind, plan.Draft);
        }

        var status = plan.Outcome switch
        {
            SaveOutcome.Created => ImportEntryDto.Created,
            SaveOutcome.Updated => ImportEntryDto.Updated,
            _ => ImportEntryDto.Unchanged,
        };
        return new ImportEntryDto(
            Kind, candidate.Id, status, [], [.. candidate.Warnings, .. warnings, .. shape.LostSecrets(document, plan.Masked)])
        {
            SecretsChanged = plan.SecretsChanged,
        };
    }

    public ImportEntryDto Reject(ImportCandidate<TDto> candidate, IReadOnlyList<ImportErrorDto> errors) =>
        new(Kind, candidate.Id, ImportEntryDto.Rejected, errors, candidate.Warnings);

    private void Validate(ImportCandidate<TDto> candidate)
    {
        foreach (var failure in validator.Validate(candidate.Document!).Errors)
        {
            var param = FieldPath.FromProperties(failure.PropertyName);
            if (candidate.Errors.All(e => e.Param != param))
            {
                candidate.Errors.Add(new ImportErrorDto(param, failure.ErrorMessage));
            }
        }
    }

    private static Result<TDto> Parse(JsonElement entry, List<string> warnings)
    {
        // Read anew by itself, so that a name given twice is a fault of this entry alone.
        if (!ConfigurationJson.ParseTree(JsonMarshal.GetRawUtf8Value(entry).ToArray()).TryGet(out var tree, out var error))
        {
            return error with { Message = "The entry names a field twice." };
        }

        using (tree)
        {
            var type = ConfigurationJson.Options.GetTypeInfo(typeof(TDto));
            warnings.AddRange(UnknownFields.Find(tree.RootElement, type));
            return ReadLeniently(tree, type, warnings);
        }
    }

    private static Result<TDto> ReadLeniently(JsonDocument tree, JsonTypeInfo type, List<string> warnings)
    {
        if (!LenientValues.Tidy(tree.RootElement, type, warnings).TryGet(out var utf8, out var error))
        {
            return error;
        }

        if (utf8.IsEmpty)
        {
            return ConfigurationJson.Read<TDto>(tree.RootElement);
        }

        using var tidied = JsonDocument.Parse(utf8);
        return ConfigurationJson.Read<TDto>(tidied.RootElement);
    }
}
