using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Rotations;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Rotations;

/// <summary>Configuration of the installation's rotations.</summary>
[Route("api/admin/rotations")]
[Access(AccessLevel.GlobalAdmin)]
[Tags("Administration: rotations")]
internal sealed class RotationsController(IMediator mediator, IResourceRequests<RotationDto> requests) : ResourceController<RotationDto>(mediator, requests)
{
    protected override Owner Owner => Owner.Global;
}
