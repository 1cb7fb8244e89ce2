using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Passkeys.AddPasskey;

/// <summary>Keeps a passkey that the caller has just made.</summary>
public sealed record AddPasskeyCommand(Caller Caller, NewPasskeyDto Document) : IControlRequest<PasskeyDto>, IAudited<Result<PasskeyDto>>
{
    public AuditEvent? Describe(Result<PasskeyDto> response) =>
        AccountEvent.Of(AuditActions.PasskeyAdded, Caller, response.Error, Document.Name);
}

internal sealed class AddPasskeyHandler(IPasskeys passkeys) : IRequestHandler<AddPasskeyCommand, Result<PasskeyDto>>
{
    public Task<Result<PasskeyDto>> Handle(AddPasskeyCommand request, CancellationToken cancellationToken) =>
        passkeys.AddAsync(request.Caller.Self.UserId!.Value, request.Document.Credential.GetRawText(), request.Document.Name!);
}
