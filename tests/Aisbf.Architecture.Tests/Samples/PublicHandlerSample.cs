using MediatR;

namespace Aisbf.Architecture.Tests.Samples;

/// <summary>A handler that other projects could name.</summary>
public sealed class PublicHandlerSample : IRequestHandler<PublicHandlerSample.Request, int>
{
    public Task<int> Handle(Request request, CancellationToken cancellationToken) => Task.FromResult(0);

    public sealed record Request : IRequest<int>;
}
