using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Autoselects.GetAutoselect;

/// <summary>One of an owner's autoselects, with masked secrets.</summary>
public sealed record GetAutoselectQuery(Owner Owner, string Id) : IControlRequest<Versioned<AutoselectDto>>;

internal sealed class GetAutoselectHandler(Resources<AutoselectDto> resources)
    : IRequestHandler<GetAutoselectQuery, Result<Versioned<AutoselectDto>>>
{
    public Task<Result<Versioned<AutoselectDto>>> Handle(GetAutoselectQuery request, CancellationToken cancellationToken) =>
        resources.GetAsync(request.Owner, request.Id, cancellationToken);
}
