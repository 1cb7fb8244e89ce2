using Aisbf.Application.Audit;
using MediatR;

namespace Aisbf.Application.Behaviours;

/// <summary>
/// Sends requests to their handlers. A request that is put on record runs to its end, whether or not its caller waits: broken
/// off half-way it could leave a change behind that nobody is told of.
/// </summary>
internal sealed class Dispatcher(ServiceFactory services) : Mediator(services), IMediator
{
    Task<TResponse> IMediator.Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken) =>
        Send(request, request is IAudited ? CancellationToken.None : cancellationToken);
}
