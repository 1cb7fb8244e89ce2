using System.Reflection;
using Aisbf.Api.Authentication;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Probes;

/// <summary>Which version runs.</summary>
[ApiController]
[Access(AccessLevel.Caller)]
[Tags("Probes")]
[Produces("application/json")]
internal sealed class VersionController : ControllerBase
{
    private static readonly VersionDto Version = new(
        typeof(VersionController).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]);

    /// <summary>Tells the version of the gateway, where clients of Ollama ask for it.</summary>
    [HttpGet("/api/version")]
    [HttpGet("/v1/version")]
    [HttpGet("/version")]
    public ActionResult<VersionDto> Get() => Ok(Version);
}
