using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Autoselects;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Autoselects;

/// <summary>Configuration of the installation's autoselects.</summary>
[Route("api/admin/autoselects")]
[Access(AccessLevel.GlobalAdmin)]
[Tags("Administration: autoselects")]
internal sealed class AutoselectsController(IMediator mediator, IResourceRequests<AutoselectDto> requests) : ResourceController<AutoselectDto>(mediator, requests)
{
    protected override Owner Owner => Owner.Global;
}
