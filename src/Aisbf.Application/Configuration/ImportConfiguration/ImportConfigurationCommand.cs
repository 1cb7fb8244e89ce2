using Aisbf.Application.Abstractions;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>
/// Takes configuration files as they are: <c>providers.json</c>, <c>rotations.json</c>, <c>autoselect.json</c>,
/// <c>aisbf.json</c>, or an export. A bad entry is rejected by itself; all good ones are stored together, with the audit
/// entry, or none is. Nothing that is not in the file is removed.
/// </summary>
/// <param name="Owner">Whose configuration it becomes.</param>
/// <param name="Body">The file, as UTF-8 JSON.</param>
/// <param name="TokensBy">Who takes over the tokens of a settings file; null leaves them.</param>
public sealed record ImportConfigurationCommand(Owner Owner, ReadOnlyMemory<byte> Body, Caller? TokensBy = null)
    : IControlRequest<ImportReportDto>;

internal sealed class ImportConfigurationHandler(
    EntryImporter<ProviderDto> providers,
    EntryImporter<RotationDto> rotations,
    EntryImporter<AutoselectDto> autoselects,
    TokenImporter tokens,
    IProviderTypeCatalog types,
    IResourceStore store,
    IConfigurationWriter writer,
    IOwnerChanges changes) : IRequestHandler<ImportConfigurationCommand, Result<ImportReportDto>>
{
    private const int Attempts = 4;

    public async Task<Result<ImportReportDto>> Handle(ImportConfigurationCommand request, CancellationToken cancellationToken)
    {
        if (!ConfigurationJson.ParseLenientTree(request.Body).TryGet(out var tree, out var error))
        {
            return error;
        }

        using (tree)
        {
            return ConfigurationFiles.Of(tree.RootElement).TryGet(out var files, out error)
                ? await ImportAsync(request, files, cancellationToken)
                : error;
        }
    }

    private async Task<Result<ImportReportDto>> ImportAsync(ImportConfigurationCommand request, ConfigurationFiles files, CancellationToken cancellationToken)
    {
        var read = new ImportedEntries(
            files.Providers.ConvertAll(entry => providers.Read(entry, candidate => ImportedProviders.Adjust(candidate, types))),
            files.Rotations.ConvertAll(entry => rotations.Read(entry, candidate => ImportedRotations.Adjust(candidate, files))),
            files.Autoselects.ConvertAll(entry => autoselects.Read(entry, ImportedAutoselects.Adjust)));
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var state = await ImportState.ReadAsync(store, request.Owner, cancellationToken);
            var entries = Plan(request.Owner, read, state);
            var takesTokens = files.Settings is not null && request.TokensBy is not null && request.Owner.IsGlobal;
            var (tokenEntries, newTokens) = takesTokens
                ? await tokens.PlanAsync(request.TokensBy!, request.Owner, SettingsFile.Tokens(files.Settings!.Value), cancellationToken)
                : ([], []);
            var passedOver = files.Settings is { } settings ? SettingsFile.PassedOver(settings, takesTokens) : [];
            var report = new ImportReportDto([.. entries, .. tokenEntries], [.. files.PassedOver, .. passedOver]);
            if (await CommitAsync(new ConfigurationChange(request.Owner, state.Writes, newTokens, ImportEvent.Of(request.Owner, report)), cancellationToken))
            {
                return report;
            }
        }

        return new Error(ErrorCode.Conflict, "The configuration is being changed by somebody else; try again.");
    }

    // Once writing has begun, it is not broken off because the client has gone: what is committed has to be published too.
    private async Task<bool> CommitAsync(ConfigurationChange change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!await writer.CommitAsync(change, CancellationToken.None))
        {
            return false;
        }

        if (!change.IsEmpty)
        {
            await changes.PublishAsync(change.Owner, CancellationToken.None);
        }

        return true;
    }

    private List<ImportEntryDto> Plan(Owner owner, ImportedEntries read, ImportState state)
    {
        var entries = read.Providers.ConvertAll(provider => providers.Plan(owner, provider, state, []));
        var configured = state.Names().With(Good(read.Rotations), Good(read.Autoselects));
        foreach (var rotation in read.Rotations)
        {
            // What a rotation names may come with a later import and is passed over until then; a circle would stay one.
            entries.Add(rotation.IsGood && RotationReferences.FindCircle(rotation.Id, rotation.Document!, configured) is { } circle
                ? rotations.Reject(rotation, [new ImportErrorDto(circle.Param, circle.Message)])
                : rotations.Plan(owner, rotation, state, rotation.IsGood ? MissingReferences.Of(rotation.Document!, configured, read) : []));
        }

        foreach (var autoselect in read.Autoselects)
        {
            entries.Add(autoselects.Plan(owner, autoselect, state, autoselect.IsGood ? MissingReferences.Of(autoselect.Document!, configured) : []));
        }

        return entries;
    }

    private static IEnumerable<KeyValuePair<string, TDto>> Good<TDto>(List<ImportCandidate<TDto>> candidates)
        where TDto : class =>
        candidates.Where(candidate => candidate.IsGood).Select(candidate => KeyValuePair.Create(candidate.Id, candidate.Document!));
}
