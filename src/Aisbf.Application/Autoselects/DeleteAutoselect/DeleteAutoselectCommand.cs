using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Autoselects.DeleteAutoselect;

/// <summary>Removes one of an owner's autoselects.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Id">Which one.</param>
/// <param name="Precondition">What has to be true of it.</param>
/// <param name="Force">Remove it even if the owner's other routes name it; they pass over it from then on.</param>
public sealed record DeleteAutoselectCommand(Owner Owner, string Id, Precondition Precondition, bool Force)
    : IControlRequest<Unit>, IAudited<Result<Unit>>
{
    public AuditEvent? Describe(Result<Unit> response) => ConfigurationEvent.Removed(AuditActions.AutoselectRemoved, Owner, Id, response);
}

internal sealed class DeleteAutoselectHandler(Resources<AutoselectDto> resources, ConfiguredNamesReader names)
    : IRequestHandler<DeleteAutoselectCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(DeleteAutoselectCommand request, CancellationToken cancellationToken)
    {
        if (!request.Force)
        {
            var configured = await names.ReadAsync(request.Owner, cancellationToken);
            if (configured.HasAutoselect(request.Id) && configured.UsersOfAutoselect(request.Id) is { Count: > 0 } users)
            {
                return InUse.Error("autoselect", request.Id, users);
            }
        }

        return await resources.DeleteAsync(request.Owner, request.Id, request.Precondition, cancellationToken);
    }
}
