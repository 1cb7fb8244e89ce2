using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Tokens in links that show whose an address is.</summary>
internal sealed class EmailTokenProvider(
    IDataProtectionProvider protection,
    IOptionsMonitor<DataProtectionTokenProviderOptions> options,
    ILogger<DataProtectorTokenProvider<AisbfUser>> logger)
    : DataProtectorTokenProvider<AisbfUser>(protection, Microsoft.Extensions.Options.Options.Create(options.Get(ProviderName)), logger)
{
    public const string ProviderName = "AisbfEmail";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
}
