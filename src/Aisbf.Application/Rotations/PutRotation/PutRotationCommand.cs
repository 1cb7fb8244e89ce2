using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Rotations.PutRotation;

/// <summary>Creates or replaces one of an owner's rotations. Everything that it names has to exist.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Id">The id in the path.</param>
/// <param name="Document">What to store.</param>
/// <param name="Precondition">What has to be true of the stored one.</param>
public sealed record PutRotationCommand(Owner Owner, string Id, RotationDto Document, Precondition Precondition)
    : IControlRequest<Saved<RotationDto>>, IAudited<Result<Saved<RotationDto>>>
{
    public AuditEvent? Describe(Result<Saved<RotationDto>> response) => ConfigurationEvent.Saved(AuditActions.RotationSaved, Owner, Id, response);
}

internal sealed class PutRotationHandler(Resources<RotationDto> resources, ConfiguredNamesReader names)
    : IRequestHandler<PutRotationCommand, Result<Saved<RotationDto>>>
{
    public async Task<Result<Saved<RotationDto>>> Handle(PutRotationCommand request, CancellationToken cancellationToken)
    {
        var configured = await names.ReadAsync(request.Owner, cancellationToken);
        var error = RotationReferences.FindCircle(request.Id, request.Document, configured)
            ?? RotationReferences.FindMissing(request.Document, configured);
        return error is not null
            ? error
            : await resources.PutAsync(request.Owner, request.Id, request.Document, request.Precondition, cancellationToken);
    }
}
