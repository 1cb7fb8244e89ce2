using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Accounts.Pictures.DeletePicture;

/// <summary>Removes the caller's picture.</summary>
public sealed record DeletePictureCommand(Caller Caller) : IControlRequest<Unit>, IAudited<Result<Unit>>
{
    public AuditEvent? Describe(Result<Unit> response) => AccountEvent.Of(AuditActions.AccountUpdated, Caller, response.Error, "picture removed");
}

internal sealed class DeletePictureHandler(IPictureStore pictures) : IRequestHandler<DeletePictureCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(DeletePictureCommand request, CancellationToken cancellationToken)
    {
        await pictures.DeleteAsync(request.Caller.Self.UserId!.Value, cancellationToken);
        return default(Unit);
    }
}
