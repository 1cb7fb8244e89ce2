using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.Passkeys.ListPasskeys;

/// <summary>A person's passkeys.</summary>
public sealed record ListPasskeysQuery(Guid UserId) : IControlRequest<ListDto<PasskeyDto>>;

internal sealed class ListPasskeysHandler(IPasskeys passkeys) : IRequestHandler<ListPasskeysQuery, Result<ListDto<PasskeyDto>>>
{
    public async Task<Result<ListDto<PasskeyDto>>> Handle(ListPasskeysQuery request, CancellationToken cancellationToken) =>
        new ListDto<PasskeyDto>(await passkeys.ListAsync(request.UserId));
}
