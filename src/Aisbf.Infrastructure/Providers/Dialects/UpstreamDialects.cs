using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.OpenAi;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Finds the wire knowledge for a dialect.</summary>
internal sealed class UpstreamDialects
{
    private readonly IUpstreamDialect _openAi = new OpenAiDialect();

    /// <exception cref="ArgumentOutOfRangeException">The dialect is not one that we speak.</exception>
    public IUpstreamDialect For(Dialect dialect) => dialect switch
    {
        Dialect.OpenAi => _openAi,
        _ => throw new ArgumentOutOfRangeException(nameof(dialect), dialect, "There is no such dialect."),
    };
}
