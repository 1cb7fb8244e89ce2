using System.Diagnostics;
using MediatR;

namespace Aisbf.Application.Behaviours;

/// <summary>A span for each control-plane request, named after it. Costs nothing while nobody listens.</summary>
internal sealed class TracingBehaviour<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IControlRequest
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = ControlActivity.Source.StartActivity(typeof(TRequest).Name);
        return await next();
    }
}

internal static class ControlActivity
{
    public static readonly ActivitySource Source = new("Aisbf");
}
