using System.Security.Cryptography;
using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Api.OpenApi;
using Aisbf.Application.Accounts.Pictures.DeletePicture;
using Aisbf.Application.Accounts.Pictures.GetPicture;
using Aisbf.Application.Accounts.Pictures.PutPicture;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Aisbf.Api.Controllers.Accounts;

/// <summary>A person's own picture.</summary>
[ApiController]
[Route("api/account/picture")]
[Access(AccessLevel.Session)]
[Tags("Account: picture")]
public sealed class PictureController(IMediator mediator) : ControllerBase
{
    /// <summary>Shows the picture of whoever is signed in.</summary>
    /// <remarks>Answers 304 to the entity tag of the picture in <c>If-None-Match</c>.</remarks>
    [HttpGet]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK, "image/webp")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Get(CancellationToken cancellationToken)
    {
        if (!(await mediator.Send(new GetPictureQuery(HttpContext.Caller()), cancellationToken)).TryGet(out var picture, out var error))
        {
            return error.ToActionResult();
        }

        // Kept in this browser alone, and asked for each time: the next one to sign in there has another picture.
        Response.Headers.CacheControl = "private, no-cache";
        Response.Headers.XContentTypeOptions = "nosniff";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(picture.Content.Span))}\"");
        return File(picture.Content.ToArray(), picture.MediaType, lastModified: null, tag);
    }

    /// <summary>Keeps a picture in place of the one before.</summary>
    /// <remarks>
    /// The body is the file as it is: JPEG, PNG, GIF or WebP, at most 5 MiB and 4096 × 4096 pixels. Its middle is drawn anew, small and
    /// square, and nothing else of the file is kept.
    /// </remarks>
    [HttpPut]
    [FileBody("image/jpeg", "image/png", "image/gif", "image/webp")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> Put(CancellationToken cancellationToken) =>
        (await PictureFile.ReadAsync(Request, cancellationToken)).TryGet(out var file, out var error)
            ? (await mediator.Send(new PutPictureCommand(HttpContext.Caller(), file), cancellationToken)).ToEmptyAnswer()
            : error.ToActionResult();

    /// <summary>Removes the picture, if there is one.</summary>
    [HttpDelete]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete(CancellationToken cancellationToken) =>
        (await mediator.Send(new DeletePictureCommand(HttpContext.Caller()), cancellationToken)).ToEmptyAnswer();
}
