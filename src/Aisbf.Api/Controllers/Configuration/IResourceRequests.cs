using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Controllers.Configuration;

/// <summary>The use cases behind the calls of <see cref="ResourceController{TDto}"/>, for one kind of document.</summary>
internal interface IResourceRequests<TDto>
    where TDto : class, IResourceDto
{
    IControlRequest<ListDto<TDto>> List(Owner owner);

    IControlRequest<Versioned<TDto>> Get(Owner owner, string id);

    IControlRequest<Saved<TDto>> Put(Owner owner, string id, TDto document, Precondition precondition);

    IControlRequest<Unit> Delete(Owner owner, string id, Precondition precondition, bool force);
}
