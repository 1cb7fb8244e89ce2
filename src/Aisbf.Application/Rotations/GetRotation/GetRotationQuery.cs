using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Rotations.GetRotation;

/// <summary>One of an owner's rotations, with masked secrets.</summary>
public sealed record GetRotationQuery(Owner Owner, string Id) : IControlRequest<Versioned<RotationDto>>;

internal sealed class GetRotationHandler(Resources<RotationDto> resources)
    : IRequestHandler<GetRotationQuery, Result<Versioned<RotationDto>>>
{
    public Task<Result<Versioned<RotationDto>>> Handle(GetRotationQuery request, CancellationToken cancellationToken) =>
        resources.GetAsync(request.Owner, request.Id, cancellationToken);
}
