using Aisbf.Api.Authentication;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Health;

/// <summary>Tells load balancers that the process takes requests.</summary>
[ApiController]
[Access(AccessLevel.Public)]
[Tags("Health")]
[Produces("application/json")]
internal sealed class HealthController : ControllerBase
{
    /// <summary>Answers as long as the process takes requests. Needs no token and touches neither database nor upstreams.</summary>
    [HttpGet("/health")]
    [ProducesResponseType<HealthDto>(StatusCodes.Status200OK)]
    public ActionResult<HealthDto> Get() => Ok(new HealthDto("ok"));
}

/// <summary>The state of the process.</summary>
/// <param name="Status">Always <c>ok</c>; a process that is not well does not answer.</param>
public sealed record HealthDto(string Status);
