using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Autoselects.ListAutoselects;

/// <summary>All of an owner's autoselects, with masked secrets.</summary>
public sealed record ListAutoselectsQuery(Owner Owner) : IControlRequest<ListDto<AutoselectDto>>;

internal sealed class ListAutoselectsHandler(Resources<AutoselectDto> resources)
    : IRequestHandler<ListAutoselectsQuery, Result<ListDto<AutoselectDto>>>
{
    public async Task<Result<ListDto<AutoselectDto>>> Handle(ListAutoselectsQuery request, CancellationToken cancellationToken) =>
        new ListDto<AutoselectDto>(await resources.ListAsync(request.Owner, cancellationToken));
}
