using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Application.Rotations;
using Aisbf.Application.Rotations.DeleteRotation;
using Aisbf.Application.Rotations.GetRotation;
using Aisbf.Application.Rotations.ListRotations;
using Aisbf.Application.Rotations.PutRotation;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Controllers.Rotations;

/// <summary>The use cases of rotations.</summary>
internal sealed class RotationRequests : IResourceRequests<RotationDto>
{
    public IControlRequest<ListDto<RotationDto>> List(Owner owner) => new ListRotationsQuery(owner);

    public IControlRequest<Versioned<RotationDto>> Get(Owner owner, string id) => new GetRotationQuery(owner, id);

    public IControlRequest<Saved<RotationDto>> Put(Owner owner, string id, RotationDto document, Precondition precondition) =>
        new PutRotationCommand(owner, id, document, precondition);

    public IControlRequest<Unit> Delete(Owner owner, string id, Precondition precondition, bool force) =>
        new DeleteRotationCommand(owner, id, precondition, force);
}
