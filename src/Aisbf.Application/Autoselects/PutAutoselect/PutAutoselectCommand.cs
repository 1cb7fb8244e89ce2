using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Autoselects.PutAutoselect;

/// <summary>Creates or replaces one of an owner's autoselects. Everything that it names has to exist.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Id">The id in the path.</param>
/// <param name="Document">What to store.</param>
/// <param name="Precondition">What has to be true of the stored one.</param>
public sealed record PutAutoselectCommand(Owner Owner, string Id, AutoselectDto Document, Precondition Precondition)
    : IControlRequest<Saved<AutoselectDto>>, IAudited<Result<Saved<AutoselectDto>>>
{
    public AuditEvent? Describe(Result<Saved<AutoselectDto>> response) => ConfigurationEvent.Saved(AuditActions.AutoselectSaved, Owner, Id, response);
}

internal sealed class PutAutoselectHandler(Resources<AutoselectDto> resources, ConfiguredNamesReader names)
    : IRequestHandler<PutAutoselectCommand, Result<Saved<AutoselectDto>>>
{
    public async Task<Result<Saved<AutoselectDto>>> Handle(PutAutoselectCommand request, CancellationToken cancellationToken)
    {
        var configured = await names.ReadAsync(request.Owner, cancellationToken);
        return AutoselectReferences.FindMissing(request.Document, configured) is { } error
            ? error
            : await resources.PutAsync(request.Owner, request.Id, request.Document, request.Precondition, cancellationToken);
    }
}
