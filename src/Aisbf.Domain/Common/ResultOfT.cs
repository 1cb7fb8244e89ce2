using System.Diagnostics.CodeAnalysis;

namespace Aisbf.Domain.Common;

/// <summary>Either a value or an <see cref="Common.Error"/>: the one result type of the solution.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>The failure, or null when there is a value.</summary>
    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    /// <exception cref="InvalidOperationException">The result is a failure.</exception>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"The result is the error {Error.Code}.");

    internal static Result<T> Ok(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "Result.Of is the named alternate.")]
    public static implicit operator Result<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "A failure is always made from an Error.")]
    public static implicit operator Result<T>(Error error) => new(default, error);

    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Error? error)
    {
        value = _value;
        error = Error;
        return error is null;
    }
}
