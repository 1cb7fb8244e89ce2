using Aisbf.Api.Authentication;
using Aisbf.Domain.Common;
using Aisbf.Infrastructure;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Architecture.Tests.Samples;

/// <summary>A class that reaches into every layer at once.</summary>
internal sealed class LayerBreakingSample
{
    public static Error? UsesTheHost(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<AccessAttribute>() is null ? new Error(ErrorCode.Internal, "") : null;

    public static Task UsesThePackages(IMediator mediator) => mediator.Send(new PublicHandlerSample.Request());

    public static async Task<IServiceCollection> UsesTheInfrastructure(IServiceCollection services, IConfiguration configuration)
    {
        await Task.Yield();
        return services.AddAisbfInfrastructure(configuration);
    }
}
