using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Rotations.ListRotationModels;

/// <summary>Every member of every rotation as an entry of a model list.</summary>
public sealed record ListRotationModelsQuery(Caller Caller) : IRequest<IReadOnlyList<RotationMemberDto>>;

/// <summary>One member of one rotation.</summary>
public sealed record RotationMemberDto
{
    /// <summary>The name to call it by: the rotation's id, a slash and the model; in a user's namespace with <c>rotation/</c> before it.</summary>
    public required string Id { get; init; }

    /// <summary>The rotation's name.</summary>
    public required string Name { get; init; }

    public string Object { get; init; } = "model";

    /// <summary><c>user_rotation</c> in a user's namespace, else left out.</summary>
    public string? Type { get; init; }

    public long Created { get; init; }

    /// <summary>The provider's id.</summary>
    public required string OwnedBy { get; init; }

    public required string RotationId { get; init; }

    public required string ActualModel { get; init; }

    public required string ProviderId { get; init; }

    public required double Weight { get; init; }

    public double? RateLimit { get; init; }
}

internal sealed class ListRotationModelsHandler(IRouteCatalog catalog)
    : IRequestHandler<ListRotationModelsQuery, IReadOnlyList<RotationMemberDto>>
{
    public async Task<IReadOnlyList<RotationMemberDto>> Handle(ListRotationModelsQuery request, CancellationToken cancellationToken)
    {
        var snapshot = await catalog.GetAsync(request.Caller.Owner, cancellationToken);
        var isUsers = !snapshot.Owner.IsGlobal;
        var members =
            from rotation in snapshot.Rotations.Values.OrderBy(r => r.Id, StringComparer.Ordinal)
            where request.Caller.Limits.AllowsModel(ModelPattern.OfRotation(rotation.Id))
            from entry in rotation.Entries
            from model in entry.Models
            select new RotationMemberDto
            {
                Id = $"{(isUsers ? "rotation/" : "")}{rotation.Id}/{model.Name}",
                Name = rotation.Id,
                Type = isUsers ? "user_rotation" : null,
                OwnedBy = entry.ProviderId,
                RotationId = rotation.Id,
                ActualModel = model.Name,
                ProviderId = entry.ProviderId,
                Weight = model.Weight ?? entry.Weight,
                RateLimit = model.RateLimit,
            };
        return [.. members];
    }
}
