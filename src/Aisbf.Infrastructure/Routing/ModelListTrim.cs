using Aisbf.Application.Gateway;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Routing;

/// <summary>What an upstream can make us keep.</summary>
internal static class ModelListTrim
{
    /// <summary>The longest lists of vendors have some hundred models.</summary>
    private const int MaxModels = 5000;

    /// <summary>Characters of descriptions and details in a list; OpenRouter's, which tells most, has about half as many.</summary>
    private const int MaxDetails = 1_000_000;

    // Longer names cannot be asked for anyway.
    private const int MaxNameLength = RouteResolver.MaxNameLength;

    public static IReadOnlyList<UpstreamModel> Trim(IReadOnlyList<UpstreamModel> models)
    {
        var kept = new List<UpstreamModel>(Math.Min(models.Count, MaxModels));
        var details = 0;
        foreach (var model in models.Where(m => m.Id.Length <= MaxNameLength).Take(MaxModels))
        {
            details += Size(model);
            var trimmed = model.DisplayName?.Length > MaxNameLength ? model with { DisplayName = null } : model;
            kept.Add(details > MaxDetails ? trimmed with { Description = null, Details = null } : trimmed);
        }

        return kept;
    }

    private static int Size(UpstreamModel model) => (model.Description?.Length ?? 0) + (model.Details is { } details ? Size(details) : 0);

    private static int Size(ModelDetails details) =>
        (details.Architecture?.GetRawText().Length ?? 0)
        + (details.TopProvider?.GetRawText().Length ?? 0)
        + (details.DefaultParameters?.GetRawText().Length ?? 0)
        + (details.SupportedParameters?.Sum(name => name.Length) ?? 0);
}
