using Aisbf.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Errors;

/// <summary>Turns expected failures into answers.</summary>
internal static class ResultExtensions
{
    public static ActionResult ToActionResult(this Error error) => new ErrorActionResult(error);

    private sealed class ErrorActionResult(Error error) : ActionResult
    {
        public override Task ExecuteResultAsync(ActionContext context) => context.HttpContext.WriteErrorAsync(error);
    }
}
