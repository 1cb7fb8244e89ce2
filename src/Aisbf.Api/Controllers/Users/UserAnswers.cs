using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Users;
using Aisbf.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Users;

/// <summary>Answers of calls about one account.</summary>
internal static class UserAnswers
{
    /// <summary>The account with its stamp as entity tag, or the failure.</summary>
    public static IActionResult ToAnswer(this Result<TaggedUserDto> result, HttpResponse response, int status = StatusCodes.Status200OK)
    {
        if (!result.TryGet(out var tagged, out var error))
        {
            return error.ToActionResult();
        }

        response.Headers.ETag = StampTags.ToTag(tagged.Stamp);
        return ConfigurationAnswers.Json(tagged.User, status);
    }
}
