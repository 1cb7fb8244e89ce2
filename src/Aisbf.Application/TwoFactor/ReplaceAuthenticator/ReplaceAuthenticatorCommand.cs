using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.TwoFactor.ReplaceAuthenticator;

/// <summary>Makes a new key for the caller's authenticator app.</summary>
public sealed record ReplaceAuthenticatorCommand(Caller Caller, PasswordDto Document) : IControlRequest<AuthenticatorDto>, IAudited<Result<AuthenticatorDto>>
{
    public AuditEvent? Describe(Result<AuthenticatorDto> response) => AccountEvent.Of(AuditActions.AuthenticatorReplaced, Caller, response.Error);
}

internal sealed class ReplaceAuthenticatorHandler(ITwoFactor twoFactor) : IRequestHandler<ReplaceAuthenticatorCommand, Result<AuthenticatorDto>>
{
    public Task<Result<AuthenticatorDto>> Handle(ReplaceAuthenticatorCommand request, CancellationToken cancellationToken) =>
        twoFactor.ReplaceKeyAsync(request.Caller.Self.UserId!.Value, request.Document.Password);
}
