using Aisbf.Api.Authentication;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Probes;

/// <summary>What stands at the root.</summary>
[ApiController]
[Access(AccessLevel.Public)]
[Tags("Health")]
internal sealed class RootController : ControllerBase
{
    /// <summary>Tells that something runs here, for clients of Ollama, which look here first. Tells nothing about the configuration.</summary>
    [AcceptVerbs("GET", "HEAD", Route = "/")]
    [Produces("text/plain")]
    [ProducesResponseType<string>(StatusCodes.Status200OK)]
    public ContentResult Get() => Content("Aisbf is running");
}
