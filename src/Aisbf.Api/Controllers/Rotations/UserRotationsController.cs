using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Configuration;
using Aisbf.Application.Rotations;
using Aisbf.Application.Rotations.ListRotationInventory;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Rotations;

/// <summary>Configuration of a user's rotations.</summary>
[Route("api/user/rotations")]
[Route("api/u/{username}/rotations")]
[Access(AccessLevel.User)]
[Namespace]
[Tags("Users: rotations")]
internal sealed class UserRotationsController(IMediator mediator, IResourceRequests<RotationDto> requests)
    : ResourceController<RotationDto>(mediator, requests)
{
    private readonly IMediator _mediator = mediator;

    protected override Owner Owner => HttpContext.Caller().Owner;

    /// <summary>Lists the user's rotations at a glance, without their keys.</summary>
    [HttpGet]
    [ProducesResponseType(typeof(void), StatusCodes.Status200OK, "application/json")]
    public async Task<ActionResult<RotationInventoryDto>> Inventory(CancellationToken cancellationToken) =>
        (await _mediator.Send(new ListRotationInventoryQuery(Owner), cancellationToken)).ToAnswer();

    // At this path callers get the inventory.
    [NonAction]
    public override Task<ActionResult<ListDto<RotationDto>>> List(CancellationToken cancellationToken) => base.List(cancellationToken);
}
