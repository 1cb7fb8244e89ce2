using Aisbf.Api.Errors;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Configuration;

/// <summary>Answers of configuration calls, in configuration's own JSON.</summary>
internal static class ConfigurationAnswers
{
    /// <summary>The value with status 200, or the failure.</summary>
    public static ActionResult ToAnswer<T>(this Result<T> result) =>
        result.TryGet(out var value, out var error) ? Json(value, StatusCodes.Status200OK) : error.ToActionResult();

    /// <summary>The document with its version as entity tag, or the failure.</summary>
    public static ActionResult ToAnswer<T>(this Result<Versioned<T>> result, HttpResponse response)
    {
        if (!result.TryGet(out var found, out var error))
        {
            return error.ToActionResult();
        }

        response.Headers.ETag = Preconditions.ToTag(found.Version);
        return Json(found.Document, StatusCodes.Status200OK);
    }

    /// <summary>The saved document, 201 if it is new, with its version as entity tag, or the failure.</summary>
    public static ActionResult ToAnswer<T>(this Result<Saved<T>> result, HttpResponse response)
    {
        if (!result.TryGet(out var saved, out var error))
        {
            return error.ToActionResult();
        }

        response.Headers.ETag = Preconditions.ToTag(saved.Version);
        return Json(saved.Document, saved.Outcome == SaveOutcome.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>204, or the failure.</summary>
    public static ActionResult ToEmptyAnswer(this Result<Unit> result) =>
        result.TryGet(out _, out var error) ? new NoContentResult() : error.ToActionResult();

    public static ActionResult Json<T>(T value, int status) =>
        new JsonResult(value, ConfigurationJson.Options) { StatusCode = status, ContentType = "application/json" };
}
