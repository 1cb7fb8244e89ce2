using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Providers.ResetProvider;

/// <summary>Forgets what was learned about one of an owner's providers: failures, open circuits and rests, on every instance.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Id">Which one.</param>
public sealed record ResetProviderCommand(Owner Owner, string Id) : IControlRequest<Unit>, IAudited<Result<Unit>>
{
    public AuditEvent? Describe(Result<Unit> response) => response.IsSuccess ? new AuditEvent(AuditActions.ProviderReset, Owner, Id) : null;
}

internal sealed class ResetProviderHandler(Resources<ProviderDto> resources) : IRequestHandler<ResetProviderCommand, Result<Unit>>
{
    // Health belongs to a version of the provider, so a new version of the same document is all that it takes.
    public Task<Result<Unit>> Handle(ResetProviderCommand request, CancellationToken cancellationToken) =>
        resources.RenewAsync(request.Owner, request.Id, cancellationToken);
}
