using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Providers.PutProvider;

/// <summary>Creates or replaces one of an owner's providers.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Id">The id in the path.</param>
/// <param name="Document">What to store.</param>
/// <param name="Precondition">What has to be true of the stored one.</param>
public sealed record PutProviderCommand(Owner Owner, string Id, ProviderDto Document, Precondition Precondition)
    : IControlRequest<Saved<ProviderDto>>, IAudited<Result<Saved<ProviderDto>>>
{
    public AuditEvent? Describe(Result<Saved<ProviderDto>> response) => ConfigurationEvent.Saved(AuditActions.ProviderSaved, Owner, Id, response);
}

internal sealed class PutProviderHandler(Resources<ProviderDto> resources)
    : IRequestHandler<PutProviderCommand, Result<Saved<ProviderDto>>>
{
    public Task<Result<Saved<ProviderDto>>> Handle(PutProviderCommand request, CancellationToken cancellationToken) =>
        resources.PutAsync(request.Owner, request.Id, request.Document, request.Precondition, cancellationToken);
}
