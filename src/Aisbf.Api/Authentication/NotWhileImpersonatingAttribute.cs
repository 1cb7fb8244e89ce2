using Aisbf.Api.Errors;
using Aisbf.Domain.Common;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Aisbf.Api.Authentication;

/// <summary>Marks what only the person themselves may do, and no admin who is signed in as them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NotWhileImpersonatingAttribute : ActionFilterAttribute
{
    private static readonly Error Refused = new(ErrorCode.PermissionDenied, "Nobody may do that for somebody else. End the impersonation first.");

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.HttpContext.Caller().ImpersonatorId is not null)
        {
            context.Result = Refused.ToActionResult();
        }
    }
}
