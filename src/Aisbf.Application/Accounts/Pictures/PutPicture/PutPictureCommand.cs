using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Accounts.Pictures.PutPicture;

/// <summary>Keeps a picture of the caller, drawn anew from the file that was sent.</summary>
public sealed record PutPictureCommand(Caller Caller, ReadOnlyMemory<byte> File) : IControlRequest<Unit>, IAudited<Result<Unit>>
{
    public AuditEvent? Describe(Result<Unit> response) => AccountEvent.Of(AuditActions.AccountUpdated, Caller, response.Error, "picture");
}

internal sealed class PutPictureHandler(IPictureCodec codec, IPictureStore pictures) : IRequestHandler<PutPictureCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(PutPictureCommand request, CancellationToken cancellationToken)
    {
        if (!(await codec.ConvertAsync(request.File, cancellationToken)).TryGet(out var picture, out var error))
        {
            return error;
        }

        await pictures.SaveAsync(request.Caller.Self.UserId!.Value, picture, cancellationToken);
        return default(Unit);
    }
}
