using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using MediatR;

namespace Aisbf.Application.Behaviours;

/// <summary>Puts on record what audited requests did.</summary>
internal sealed class AuditBehaviour<TRequest, TResponse>(IAuditLog log) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IControlRequest, IAudited<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        if (request.Describe(response) is { } entry)
        {
            // It has happened, whether or not the caller waits for the answer.
            await log.AppendAsync(entry, CancellationToken.None);
        }

        return response;
    }
}
