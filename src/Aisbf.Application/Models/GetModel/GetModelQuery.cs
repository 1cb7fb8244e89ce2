using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Models.GetModel;

/// <summary>One entry of the caller's model list, by its id (which may have slashes) or by the short name of a rotation or autoselect.</summary>
public sealed record GetModelQuery(Caller Caller, string ModelId) : IRequest<Result<ModelDto>>;

internal sealed class GetModelHandler(ModelInventory inventory) : IRequestHandler<GetModelQuery, Result<ModelDto>>
{
    public async Task<Result<ModelDto>> Handle(GetModelQuery request, CancellationToken cancellationToken)
    {
        var models = await inventory.ListAsync(request.Caller, cancellationToken);
        var found = Listed(request.ModelId) is { } id
            ? models.FirstOrDefault(m => m.Id == id && m.Source == ModelInventory.UserConfig)
            : models.FirstOrDefault(m => m.Id == request.ModelId) ?? models.FirstOrDefault(m => m.ModelName == request.ModelId);
        return found is null
            ? new Error(ErrorCode.ModelNotFound, "There is no model with this id.", "model")
            : found;
    }

    // Lists have the short forms of the names that can only mean something of the user's own.
    private static string? Listed(string name) => ModelId.Parse(name).IsOfUser ? ModelPattern.Normalize(name) ?? "" : null;
}
