using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Behaviours;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Api.Controllers.Accounts;

/// <summary>What calls about accounts have in common: a small document in, a command, an answer.</summary>
internal static class AccountCalls
{
    /// <summary>Runs a command on the body's document and answers 204, or the failure.</summary>
    public static async Task<IActionResult> RunAsync<TDocument>(
        this ControllerBase controller, IMediator mediator, Func<TDocument, IControlRequest<Unit>> command, CancellationToken cancellationToken)
        where TDocument : class =>
        (await ConfigurationBody.ReadAsync<TDocument>(controller.Request, cancellationToken)).TryGet(out var document, out var error)
            ? (await mediator.Send(command(document), cancellationToken)).ToEmptyAnswer()
            : error.ToActionResult();

    /// <summary>Runs a command on the body's document and answers 202 with its words, or the failure.</summary>
    public static async Task<IActionResult> AcceptAsync<TDocument, TAnswer>(
        this ControllerBase controller, IMediator mediator, Func<TDocument, IControlRequest<TAnswer>> command, CancellationToken cancellationToken)
        where TDocument : class =>
        (await ConfigurationBody.ReadAsync<TDocument>(controller.Request, cancellationToken)).TryGet(out var document, out var error)
            && (await mediator.Send(command(document), cancellationToken)).TryGet(out var answer, out error)
            ? ConfigurationAnswers.Json(answer, StatusCodes.Status202Accepted)
            : error.ToActionResult();
}
