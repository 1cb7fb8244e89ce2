using Aisbf.Application.Audit;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>
/// Takes configuration files as they are: <c>providers.json</c>, <c>rotations.json</c>, <c>autoselect.json</c>, or an
/// export. Each entry is taken or rejected by itself; nothing that is not in the file is removed.
/// </summary>
/// <param name="Owner">Whose configuration it becomes.</param>
/// <param name="Body">The file, as UTF-8 JSON.</param>
public sealed record ImportConfigurationCommand(Owner Owner, ReadOnlyMemory<byte> Body)
    : IControlRequest<ImportReportDto>, IAudited<Result<ImportReportDto>>
{
    private const int NamedEntries = 20;

    public AuditEvent? Describe(Result<ImportReportDto> response) =>
        response.TryGet(out var report, out _)
            ? new AuditEvent(AuditActions.ConfigurationImported, Owner, "configuration", Detail: Describe(report))
            : null;

    private static string Describe(ImportReportDto report)
    {
        var written = report.Entries.Where(e => e.Status is ImportEntryDto.Created or ImportEntryDto.Updated).Select(e => $"{e.Kind} {e.Id}").ToList();
        var names = string.Join(", ", written.Take(NamedEntries)) + (written.Count > NamedEntries ? " …" : "");
        var secrets = report.Entries.Any(e => e.SecretsChanged) ? ", with a secret changed" : "";
        return $"{report.Created} created, {report.Updated} updated, {report.Unchanged} unchanged, {report.Rejected} rejected{secrets}{(names.Length > 0 ? ": " : "")}{names}";
    }
}

internal sealed class ImportConfigurationHandler(
    EntryImporter<ProviderDto> providers,
    EntryImporter<RotationDto> rotations,
    EntryImporter<AutoselectDto> autoselects,
    ConfiguredNamesReader names) : IRequestHandler<ImportConfigurationCommand, Result<ImportReportDto>>
{
    public async Task<Result<ImportReportDto>> Handle(ImportConfigurationCommand request, CancellationToken cancellationToken)
    {
        if (!ConfigurationJson.ParseLenientTree(request.Body).TryGet(out var tree, out var error))
        {
            return error;
        }

        using (tree)
        {
            return ConfigurationFiles.Of(tree.RootElement).TryGet(out var files, out error)
                ? await ImportAsync(request.Owner, files, cancellationToken)
                : error;
        }
    }

    private async Task<ImportReportDto> ImportAsync(Owner owner, ConfigurationFiles files, CancellationToken cancellationToken)
    {
        var entries = new List<ImportEntryDto>();
        foreach (var entry in files.Providers)
        {
            entries.Add(await providers.SaveAsync(owner, providers.Read(entry, (dto, _) => dto), cancellationToken));
        }

        var readRotations = files.Rotations.ConvertAll(entry => rotations.Read(entry, (dto, _) => dto with
        {
            Notifyerrors = dto.Notifyerrors ?? files.NotifyErrors,
            NotifyOnFailover = dto.NotifyOnFailover ?? files.NotifyOnFailover,
        }));
        var configured = (await names.ReadAsync(owner, cancellationToken)).With(
            readRotations.Where(r => r.IsGood).Select(r => KeyValuePair.Create(r.Id, r.Document!)));
        foreach (var rotation in readRotations)
        {
            Check(rotation, configured);
            entries.Add(await rotations.SaveAsync(owner, rotation, cancellationToken));
        }

        foreach (var entry in files.Autoselects)
        {
            var autoselect = autoselects.Read(entry, DropBlankModels);
            Warn(autoselect, autoselect.Document is { } dto ? AutoselectReferences.FindMissing(dto, configured) : null);
            entries.Add(await autoselects.SaveAsync(owner, autoselect, cancellationToken));
        }

        return new ImportReportDto(entries, files.PassedOver);
    }

    // What a rotation names may come with a later import and is passed over until then; a circle would stay one.
    private static void Check(ImportCandidate<RotationDto> rotation, ConfiguredNames configured)
    {
        if (!rotation.IsGood)
        {
            return;
        }

        if (RotationReferences.FindCircle(rotation.Id, rotation.Document!, configured) is { } circle)
        {
            rotation.Errors.Add(new ImportErrorDto(circle.Param, circle.Message));
        }

        Warn(rotation, RotationReferences.FindMissing(rotation.Document!, configured));
    }

    private static void Warn<TDto>(ImportCandidate<TDto> candidate, Error? missing)
        where TDto : class
    {
        if (candidate.IsGood && missing is not null)
        {
            candidate.Warnings.Add($"{missing.Param}: {missing.Message}");
        }
    }

    private static AutoselectDto DropBlankModels(AutoselectDto dto, List<string> warnings)
    {
        var models = dto.AvailableModels ?? [];
        var kept = models.Where(model => !string.IsNullOrWhiteSpace(model?.ModelId)).ToList();
        if (kept.Count == models.Count)
        {
            return dto;
        }

        warnings.Add("available_models: entries without a model_id were left out.");
        return dto with { AvailableModels = kept };
    }
}
