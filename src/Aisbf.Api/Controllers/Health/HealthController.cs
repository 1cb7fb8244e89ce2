using Aisbf.Api.Authentication;
using Aisbf.Api.Hosting;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Health;

/// <summary>Tells load balancers and schedulers about the process. Needs no token and touches neither database nor upstreams.</summary>
[ApiController]
[Access(AccessLevel.Public)]
[Tags("Health")]
[Produces("application/json")]
internal sealed class HealthController(GracefulShutdown shutdown, IStorageState storage) : ControllerBase
{
    /// <summary>Answers as long as the process takes requests.</summary>
    [HttpGet("/health")]
    [ProducesResponseType<HealthDto>(StatusCodes.Status200OK)]
    public ActionResult<HealthDto> Get() => Ok(new HealthDto("ok"));

    /// <summary>Answers as long as the process takes requests. One that does not answer has to be started anew.</summary>
    [HttpGet("/health/live")]
    [ProducesResponseType<HealthDto>(StatusCodes.Status200OK)]
    public ActionResult<HealthDto> Live() => Ok(new HealthDto("ok"));

    /// <summary>Whether requests should be sent here: 503, with the same document, from the moment on at which the process was asked to stop.</summary>
    /// <remarks>
    /// While the database cannot be written or reached, the status is `degraded` and the answer still 200: model calls are served from
    /// memory, and another instance would have the same database.
    /// </remarks>
    [HttpGet("/health/ready")]
    [ProducesResponseType<ReadinessDto>(StatusCodes.Status200OK)]
    public ActionResult<ReadinessDto> Ready()
    {
        var database = storage.Condition;
        var status = shutdown.IsStopping ? ReadinessStatus.Stopping : database == StorageCondition.Ok ? ReadinessStatus.Ready : ReadinessStatus.Degraded;
        return StatusCode(
            shutdown.IsStopping ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK, new ReadinessDto(status, database));
    }
}
