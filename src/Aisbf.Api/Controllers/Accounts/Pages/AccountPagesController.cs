using Aisbf.Api.Authentication;
using Aisbf.Api.Errors;
using Aisbf.Api.Streaming;
using Aisbf.Application.Accounts;
using Aisbf.Application.Accounts.ConfirmEmailChange;
using Aisbf.Application.Accounts.ResetPassword;
using Aisbf.Application.Accounts.VerifyEmail;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Api.Controllers.Accounts.Pages;

/// <summary>Where links in mails lead. Opening one changes nothing; the button on the page does.</summary>
[ApiController]
[Route(AccountForm.Folder)]
[Access(AccessLevel.Public)]
[ApiExplorerSettings(IgnoreApi = true)]
internal sealed class AccountPagesController(IMediator mediator) : ControllerBase
{
    private const int MaxForm = 16 * 1024;
    private const string Done = "done";

    private static readonly FormOptions Limits = new() { ValueCountLimit = 8, KeyLengthLimit = 32, ValueLengthLimit = 4096 };
    private static readonly Error NoForm = new(ErrorCode.UnsupportedMediaType, "This page takes the form that it shows.");
    private static readonly Error BadForm = new(ErrorCode.InvalidRequest, "The form cannot be read.");

    [HttpGet(AccountForm.VerifyEmailPath)]
    public IActionResult ShowVerifyEmail(string? user, string? token, string? result) => Show(AccountForm.VerifyEmail, user, token, result);

    [HttpPost(AccountForm.VerifyEmailPath)]
    [RequestSizeLimit(MaxForm)]
    public Task<IActionResult> VerifyEmail(CancellationToken cancellationToken) => SubmitAsync(
        AccountForm.VerifyEmail, (user, token, _) => new VerifyEmailCommand(new LinkDto { User = user, Token = token }), cancellationToken);

    [HttpGet(AccountForm.VerifyEmailChangePath)]
    public IActionResult ShowVerifyEmailChange(string? user, string? token, string? result) => Show(AccountForm.VerifyEmailChange, user, token, result);

    [HttpPost(AccountForm.VerifyEmailChangePath)]
    [RequestSizeLimit(MaxForm)]
    public Task<IActionResult> VerifyEmailChange(CancellationToken cancellationToken) => SubmitAsync(
        AccountForm.VerifyEmailChange, (user, token, _) => new ConfirmEmailChangeCommand(new LinkDto { User = user, Token = token }), cancellationToken);

    [HttpGet(AccountForm.ResetPasswordPath)]
    public IActionResult ShowResetPassword(string? user, string? token, string? result) => Show(AccountForm.ResetPassword, user, token, result);

    [HttpPost(AccountForm.ResetPasswordPath)]
    [RequestSizeLimit(MaxForm)]
    public Task<IActionResult> ResetPassword(CancellationToken cancellationToken) => SubmitAsync(
        AccountForm.ResetPassword,
        (user, token, password) => new ResetPasswordCommand(new ResetPasswordDto { User = user, Token = token, Password = password }),
        cancellationToken);

    private ContentResult Show(AccountForm form, string? user, string? token, string? result) => Page(
        result == Done ? AccountPage.Notice(form.Title, form.Done) : AccountPage.Form(form, user ?? "", token ?? ""), StatusCodes.Status200OK);

    private async Task<IActionResult> SubmitAsync(
        AccountForm form, Func<Guid, string, string, IControlRequest<Unit>> command, CancellationToken cancellationToken)
    {
        if (!(await ReadFormAsync(cancellationToken)).TryGet(out var fields, out var error))
        {
            return error.ToActionResult();
        }

        var (user, token, password) = (fields["user"].ToString(), fields["token"].ToString(), fields["password"].ToString());
        if (form.AsksPassword && password != fields["repeated"].ToString())
        {
            return Page(AccountPage.Form(form, user, token, "The two passwords are not the same."), StatusCodes.Status400BadRequest);
        }

        _ = Guid.TryParse(user, out var id);
        if ((await mediator.Send(command(id, token, password), cancellationToken)).Error is { } fault)
        {
            return Page(AccountPage.Form(form, user, token, fault.Message), ErrorStatus.Of(fault.Code).Status);
        }

        // Off to a page of which a reload sends nothing again, and whose address holds no token.
        Response.Headers.Location = $"{form.Action}?result={Done}";
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private async Task<Result<IFormCollection>> ReadFormAsync(CancellationToken cancellationToken)
    {
        if ((Request.HasFormContentType ? RequestBodyReader.CheckEncoding(Request) : NoForm) is { } error)
        {
            return error;
        }

        try
        {
            return Result.Of(await Request.ReadFormAsync(Limits, cancellationToken));
        }
        catch (InvalidDataException)
        {
            return BadForm;
        }
    }

    private ContentResult Page(string html, int status)
    {
        var headers = Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = AccountPage.Policy;
        headers.XContentTypeOptions = "nosniff";

        // The address holds a token, so nobody else is told it. "no-referrer" would have browsers hide from us, too, where the form comes from.
        headers["Referrer-Policy"] = "same-origin";
        return new ContentResult { Content = html, ContentType = "text/html; charset=utf-8", StatusCode = status };
    }
}
