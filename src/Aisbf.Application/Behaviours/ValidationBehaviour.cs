using System.Reflection;
using Aisbf.Domain.Common;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace Aisbf.Application.Behaviours;

/// <summary>Answers a failure, and does not run the handler, when a request's validators find fault with it.</summary>
internal sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IControlRequest
{
    private static readonly Func<Error, TResponse> Fail = MakeFail();

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var failures = new List<ValidationFailure>();
        foreach (var validator in validators)
        {
            failures.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors);
        }

        return failures.Count == 0 ? await next() : Fail(ValidationErrors.ToError(failures));
    }

    // Result<T> converts from Error, but C# has no way to say so of an unknown TResponse.
    private static Func<Error, TResponse> MakeFail()
    {
        var convert = typeof(TResponse).GetMethod("op_Implicit", BindingFlags.Public | BindingFlags.Static, [typeof(Error)])
            ?? throw new InvalidOperationException($"{typeof(TRequest).Name} does not answer a Result.");
        return convert.CreateDelegate<Func<Error, TResponse>>();
    }
}
