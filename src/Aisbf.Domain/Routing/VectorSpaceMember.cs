namespace Aisbf.Domain.Routing;

/// <summary>A member of a rotation as a source of embeddings: a model in a space, or a nested rotation.</summary>
/// <param name="Member">The model's name, or the nested rotation's id.</param>
/// <param name="Weight">Its share of the rotation's traffic.</param>
/// <param name="Space">The space; null for a nested rotation, which has its own.</param>
/// <param name="Nested">The nested rotation.</param>
internal readonly record struct VectorSpaceMember(string Member, double Weight, string? Space, RotationRoute? Nested = null);
