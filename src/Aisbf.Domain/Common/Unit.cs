namespace Aisbf.Domain.Common;

/// <summary>The value of a <see cref="Result{T}"/> that has nothing to say but that it worked.</summary>
public readonly record struct Unit;
