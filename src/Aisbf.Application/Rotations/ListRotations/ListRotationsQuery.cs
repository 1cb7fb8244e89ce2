using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Rotations.ListRotations;

/// <summary>All of an owner's rotations, with masked secrets.</summary>
public sealed record ListRotationsQuery(Owner Owner) : IControlRequest<ListDto<RotationDto>>;

internal sealed class ListRotationsHandler(Resources<RotationDto> resources)
    : IRequestHandler<ListRotationsQuery, Result<ListDto<RotationDto>>>
{
    public async Task<Result<ListDto<RotationDto>>> Handle(ListRotationsQuery request, CancellationToken cancellationToken) =>
        new ListDto<RotationDto>(await resources.ListAsync(request.Owner, cancellationToken));
}
