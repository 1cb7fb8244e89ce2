namespace Aisbf.Api.Hosting;

/// <summary>
/// What the host's factory of request contexts may see of the services: everything but <see cref="IHttpContextAccessor"/>.
/// With that one it would make a context for every request, because somebody could still hold the last one. Ours lets go
/// of it, so the host may use a connection's context again.
/// </summary>
internal sealed class ReusedContexts(IServiceProvider services) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(IHttpContextAccessor) ? null : services.GetService(serviceType);
}
