using Aisbf.Api.Authentication;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Architecture.Tests.Samples;

/// <summary>A controller with one action that says who may call it and one that does not.</summary>
internal sealed class UnguardedControllerSample : ControllerBase
{
    [HttpGet("/open")]
    public IActionResult Open() => Ok();

    [HttpGet("/closed")]
    [Access(AccessLevel.Admin)]
    public IActionResult Closed() => Ok();
}
