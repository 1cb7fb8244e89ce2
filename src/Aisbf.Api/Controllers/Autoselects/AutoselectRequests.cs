using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Autoselects.DeleteAutoselect;
using Aisbf.Application.Autoselects.GetAutoselect;
using Aisbf.Application.Autoselects.ListAutoselects;
using Aisbf.Application.Autoselects.PutAutoselect;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Controllers.Autoselects;

/// <summary>The use cases of autoselects.</summary>
internal sealed class AutoselectRequests : IResourceRequests<AutoselectDto>
{
    public IControlRequest<ListDto<AutoselectDto>> List(Owner owner) => new ListAutoselectsQuery(owner);

    public IControlRequest<Versioned<AutoselectDto>> Get(Owner owner, string id) => new GetAutoselectQuery(owner, id);

    public IControlRequest<Saved<AutoselectDto>> Put(Owner owner, string id, AutoselectDto document, Precondition precondition) =>
        new PutAutoselectCommand(owner, id, document, precondition);

    public IControlRequest<Unit> Delete(Owner owner, string id, Precondition precondition, bool force) =>
        new DeleteAutoselectCommand(owner, id, precondition, force);
}
