using Aisbf.Api.Authentication;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Hosting;

/// <summary>
/// The request that is being handled, for the sign-in and audit code that asks for it. Model calls have none: what flows
/// along with a request is copied at every turn of it, which would be a third of all that one of them allocates.
/// </summary>
internal sealed class ControlPlaneContextAccessor : IHttpContextAccessor
{
    private readonly AsyncLocal<Slot?> _slot = new();

    /// <summary>Null in a model call. Setting it does nothing: the host would do so for every request.</summary>
    public HttpContext? HttpContext
    {
        get => _slot.Value?.Context;
        set { }
    }

    /// <summary>The middleware that lets a request be seen, unless it is a model call. Needs to know the endpoint.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<AccessAttribute>()?.Level == AccessLevel.Caller ? next(context) : ShowAsync(context, next);

    private async Task ShowAsync(HttpContext context, RequestDelegate next)
    {
        // Work that outlives the request keeps the slot; it must not keep the request, whose parts serve the next one by then.
        var slot = new Slot { Context = context };
        _slot.Value = slot;
        try
        {
            await next(context);
        }
        finally
        {
            slot.Context = null;
        }
    }

    private sealed class Slot
    {
        public HttpContext? Context { get; set; }
    }
}
