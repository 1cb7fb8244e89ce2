using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Accounts.Pictures.GetPicture;

/// <summary>The caller's picture.</summary>
public sealed record GetPictureQuery(Caller Caller) : IControlRequest<Picture>;

internal sealed class GetPictureHandler(IPictureStore pictures) : IRequestHandler<GetPictureQuery, Result<Picture>>
{
    public async Task<Result<Picture>> Handle(GetPictureQuery request, CancellationToken cancellationToken) =>
        await pictures.FindAsync(request.Caller.Self.UserId!.Value, cancellationToken) is { } picture
            ? picture
            : new Error(ErrorCode.NotFound, "This account has no picture.");
}
