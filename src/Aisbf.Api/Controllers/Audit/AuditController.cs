using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Audit;
using Aisbf.Application.Audit.ListAuditEntries;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Audit;

/// <summary>Who did what.</summary>
[ApiController]
[Route("api/admin/audit")]
[Access(AccessLevel.Admin)]
[Tags("Administration: audit log")]
public sealed class AuditController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists what is on record, newest first. Nothing can be changed or removed.</summary>
    /// <remarks>Entries about an admin are shown to that admin and to global admins.</remarks>
    /// <param name="action">A whole action such as <c>token.created</c>, or its first word such as <c>token</c>.</param>
    /// <param name="user">Who did it: a username, or the id of somebody who may be gone.</param>
    /// <param name="owner">In whose namespace: a username or an id, or <c>global</c> for the installation.</param>
    /// <param name="target">What it was done to: an id or a username.</param>
    /// <param name="succeeded"><c>false</c> for what was tried and refused.</param>
    /// <param name="start">Not before this instant.</param>
    /// <param name="end">Before this instant.</param>
    /// <param name="before">Older than the entry with this number: the answer's <c>next_before</c>, for the next page.</param>
    /// <param name="limit">Most entries, 1 to 500.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpGet]
    [ProducesResponseType<AuditPageDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public async Task<IActionResult> List(
        string? action = null,
        string? user = null,
        string? owner = null,
        string? target = null,
        bool? succeeded = null,
        [FromQuery(Name = "from")] DateTime? start = null,
        [FromQuery(Name = "to")] DateTime? end = null,
        long? before = null,
        int limit = 100,
        CancellationToken cancellationToken = default)
    {
        if (ModelState.FirstFault() is { } fault)
        {
            return fault.ToActionResult();
        }

        var filter = new AuditFilter
        {
            Action = action,
            Target = target,
            Succeeded = succeeded,
            From = ToInstant(start),
            To = ToInstant(end),
            Before = before,
            Limit = limit,
        };
        return (await mediator.Send(new ListAuditEntriesQuery(UserAdministrator.Of(HttpContext.Caller()), filter, user, owner), cancellationToken)).ToAnswer();
    }

    // The framework has converted an instant with an offset to UTC; one without is UTC.
    private static DateTimeOffset? ToInstant(DateTime? time) =>
        time is { } instant ? new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)) : null;
}
