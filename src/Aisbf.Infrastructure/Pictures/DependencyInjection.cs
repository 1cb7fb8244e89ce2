using Aisbf.Application.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Infrastructure.Pictures;

/// <summary>Registers what handles uploaded pictures.</summary>
public static class DependencyInjection
{
    public static IServiceCollection AddAisbfPictures(this IServiceCollection services)
    {
        services.TryAddSingleton<IPictureCodec, PictureCodec>();
        return services;
    }
}
