using Aisbf.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Errors;

/// <summary>Turns expected failures into answers.</summary>
internal static class ResultExtensions
{
    public static IActionResult ToActionResult(this Error error) => new ErrorActionResult(error);

    private sealed class ErrorActionResult(Error error) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) => context.HttpContext.WriteErrorAsync(error);
    }
}
