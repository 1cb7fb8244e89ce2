using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.TwoFactor.GetTwoFactor;

/// <summary>Whether a person is asked for a second factor.</summary>
public sealed record GetTwoFactorQuery(Guid UserId) : IControlRequest<TwoFactorDto>;

internal sealed class GetTwoFactorHandler(ITwoFactor twoFactor) : IRequestHandler<GetTwoFactorQuery, Result<TwoFactorDto>>
{
    public async Task<Result<TwoFactorDto>> Handle(GetTwoFactorQuery request, CancellationToken cancellationToken) =>
        await twoFactor.ReadAsync(request.UserId);
}
