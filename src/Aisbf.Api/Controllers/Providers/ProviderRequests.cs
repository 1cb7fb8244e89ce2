using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Application.Providers;
using Aisbf.Application.Providers.DeleteProvider;
using Aisbf.Application.Providers.GetProvider;
using Aisbf.Application.Providers.ListProviders;
using Aisbf.Application.Providers.PutProvider;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Controllers.Providers;

/// <summary>The use cases of providers.</summary>
internal sealed class ProviderRequests : IResourceRequests<ProviderDto>
{
    public IControlRequest<ListDto<ProviderDto>> List(Owner owner) => new ListProvidersQuery(owner);

    public IControlRequest<Versioned<ProviderDto>> Get(Owner owner, string id) => new GetProviderQuery(owner, id);

    public IControlRequest<Saved<ProviderDto>> Put(Owner owner, string id, ProviderDto document, Precondition precondition) =>
        new PutProviderCommand(owner, id, document, precondition);

    public IControlRequest<Unit> Delete(Owner owner, string id, Precondition precondition, bool force) =>
        new DeleteProviderCommand(owner, id, precondition, force);
}
