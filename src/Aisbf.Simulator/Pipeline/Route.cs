namespace Aisbf.Simulator.Pipeline;

/// <summary>What a method and path lead to.</summary>
/// <param name="Dialect">The vendor's manners.</param>
/// <param name="Answer">The operation.</param>
/// <param name="Model">Model from the path, where the vendor puts it there.</param>
internal readonly record struct Route(IDialect Dialect, Operation Answer, string? Model = null);
