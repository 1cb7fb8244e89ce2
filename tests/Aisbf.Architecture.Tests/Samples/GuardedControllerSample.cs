using Aisbf.Api.Authentication;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Architecture.Tests.Samples;

/// <summary>A controller that says once for all its actions who may call them.</summary>
[Access(AccessLevel.Caller)]
internal sealed class GuardedControllerSample : ControllerBase
{
    [HttpGet("/guarded")]
    public IActionResult Guarded() => Ok();
}
