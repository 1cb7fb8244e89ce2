using Aisbf.Application.Gateway;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>Providers that rather refuse a request than carry it without some of its fields.</summary>
internal static class StrictProvider
{
    /// <summary>The refusal, if the provider is strict and something is lost.</summary>
    public static UpstreamResult? Refusal(Provider provider, IReadOnlyList<string> dropped)
    {
        if (dropped.Count == 0 || !provider.Strict)
        {
            return null;
        }

        var fault = new UpstreamFault(
            AttemptKind.Unsupported,
            $"Provider '{provider.Id}' is strict and cannot carry: {string.Join(", ", dropped)}.",
            Param: dropped[0]);
        return UpstreamErrors.Fail(provider, fault, null, TimeSpan.Zero);
    }
}
