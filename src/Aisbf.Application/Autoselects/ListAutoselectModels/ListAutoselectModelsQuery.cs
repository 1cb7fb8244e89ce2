using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Autoselects.ListAutoselectModels;

/// <summary>Every model that autoselects may pick, as an entry of a model list.</summary>
public sealed record ListAutoselectModelsQuery(Caller Caller) : IRequest<IReadOnlyList<AutoselectMemberDto>>;

/// <summary>One model that an autoselect may pick.</summary>
public sealed record AutoselectMemberDto
{
    /// <summary>
    /// The name to call it by: in a user's namespace <c>user-autoselect/autoselect/model</c>, in the operator's what the
    /// autoselect itself calls it.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The autoselect's id.</summary>
    public required string Name { get; init; }

    public string Object { get; init; } = "model";

    /// <summary><c>user_autoselect</c> in a user's namespace, else left out.</summary>
    public string? Type { get; init; }

    public long Created { get; init; }

    public string OwnedBy { get; init; } = "autoselect";

    public required string AutoselectId { get; init; }

    /// <summary>A rotation's id or a <c>provider/model</c>.</summary>
    public required string ModelId { get; init; }

    /// <summary>What the model is good for.</summary>
    public string? Description { get; init; }

    /// <summary>What the autoselect uses when nothing could be picked.</summary>
    public string? Fallback { get; init; }
}

internal sealed class ListAutoselectModelsHandler(IRouteCatalog catalog)
    : IRequestHandler<ListAutoselectModelsQuery, IReadOnlyList<AutoselectMemberDto>>
{
    public async Task<IReadOnlyList<AutoselectMemberDto>> Handle(ListAutoselectModelsQuery request, CancellationToken cancellationToken)
    {
        var snapshot = await catalog.GetAsync(request.Caller.Owner, cancellationToken);
        var isUsers = !snapshot.Owner.IsGlobal;
        var members =
            from autoselect in snapshot.Autoselects.Values.OrderBy(a => a.Id, StringComparer.Ordinal)
            where request.Caller.Limits.AllowsModel(ModelPattern.OfAutoselect(autoselect.Id))
            from model in autoselect.AvailableModels
            select new AutoselectMemberDto
            {
                Id = isUsers ? $"user-autoselect/{autoselect.Id}/{model.ModelId}" : model.ModelId,
                Name = autoselect.Id,
                Type = isUsers ? "user_autoselect" : null,
                AutoselectId = autoselect.Id,
                ModelId = model.ModelId,
                Description = model.Description,
                Fallback = autoselect.Fallback,
            };
        return [.. members];
    }
}
