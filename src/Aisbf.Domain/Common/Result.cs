namespace Aisbf.Domain.Common;

/// <summary>Makes results of interface types, which have no implicit conversion.</summary>
public static class Result
{
    public static Result<T> Of<T>(T value) => Result<T>.Ok(value);
}
