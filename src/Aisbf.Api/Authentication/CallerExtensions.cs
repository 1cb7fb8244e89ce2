using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Authentication;

internal static class CallerExtensions
{
    /// <summary>Who sent this request.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is public, so nobody was asked.</exception>
    public static Caller Caller(this HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException("This endpoint is public and has no caller.");
}
