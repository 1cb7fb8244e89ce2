using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Autoselects.ListAutoselectInventory;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Autoselects;

/// <summary>Configuration of a user's autoselects.</summary>
[Route("api/user/autoselects")]
[Route("api/u/{username}/autoselects")]
[Access(AccessLevel.User)]
[Namespace]
[Tags("Users: autoselects")]
internal sealed class UserAutoselectsController(IMediator mediator, IResourceRequests<AutoselectDto> requests)
    : ResourceController<AutoselectDto>(mediator, requests)
{
    private readonly IMediator _mediator = mediator;

    protected override Owner Owner => HttpContext.Caller().Owner;

    /// <summary>Lists the user's autoselects at a glance.</summary>
    [HttpGet]
    [ProducesResponseType(typeof(void), StatusCodes.Status200OK, "application/json")]
    public async Task<ActionResult<AutoselectInventoryDto>> Inventory(CancellationToken cancellationToken) =>
        (await _mediator.Send(new ListAutoselectInventoryQuery(Owner), cancellationToken)).ToAnswer();

    // At this path callers get the inventory.
    [NonAction]
    public override Task<ActionResult<ListDto<AutoselectDto>>> List(CancellationToken cancellationToken) => base.List(cancellationToken);
}
