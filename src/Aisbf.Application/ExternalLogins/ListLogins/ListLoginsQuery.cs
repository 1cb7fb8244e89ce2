using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.ExternalLogins.ListLogins;

/// <summary>The external providers with which a person can sign in.</summary>
public sealed record ListLoginsQuery(Guid UserId) : IControlRequest<ListDto<LoginDto>>;

internal sealed class ListLoginsHandler(IExternalLogins logins) : IRequestHandler<ListLoginsQuery, Result<ListDto<LoginDto>>>
{
    public async Task<Result<ListDto<LoginDto>>> Handle(ListLoginsQuery request, CancellationToken cancellationToken)
    {
        var providers = await logins.ListAsync(request.UserId, cancellationToken);
        return new ListDto<LoginDto>([.. providers.Select(provider => new LoginDto { Provider = provider })]);
    }
}
