using Aisbf.Application.Audit;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Configuration.ExportConfiguration;

/// <summary>All of an owner's configuration, with masked secrets. An import of it changes nothing.</summary>
public sealed record ExportConfigurationQuery(Owner Owner) : IControlRequest<ConfigurationDto>, IAudited<Result<ConfigurationDto>>
{
    public AuditEvent? Describe(Result<ConfigurationDto> response) =>
        response.IsSuccess ? new AuditEvent(AuditActions.ConfigurationExported, Owner, "configuration") : null;
}

internal sealed class ExportConfigurationHandler(
    Resources<ProviderDto> providers, Resources<RotationDto> rotations, Resources<AutoselectDto> autoselects)
    : IRequestHandler<ExportConfigurationQuery, Result<ConfigurationDto>>
{
    public async Task<Result<ConfigurationDto>> Handle(ExportConfigurationQuery request, CancellationToken cancellationToken) =>
        new ConfigurationDto(
            (await providers.ListAsync(request.Owner, cancellationToken)).ToDictionary(p => p.Id!, StringComparer.Ordinal),
            (await rotations.ListAsync(request.Owner, cancellationToken)).ToDictionary(r => r.Id!, StringComparer.Ordinal),
            (await autoselects.ListAsync(request.Owner, cancellationToken)).ToDictionary(a => a.Id!, StringComparer.Ordinal));
}
