using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>
/// Applies defaults. The more exact statement wins: the provider's model, then the rotation's item, the rotation, the
/// provider, the system. What is known from elsewhere comes before the provider's default of a context size, because it is about
/// this very model, and is a guess all the same: it may choose and never refuse.
/// </summary>
internal static class CandidateBuilder
{
    /// <summary>Heavier than this counts as this, so that sums of weights stay finite.</summary>
    private const double MaxWeight = 1e9;

    private static readonly TimeSpan SystemCooldown = TimeSpan.FromSeconds(300);

    public static RouteCandidate Direct(Owner owner, Provider provider, ProviderModel? model, string name, ModelFacts? facts, bool guess) =>
        Build(owner, provider, model, facts, name, null, null, null, guess);

    public static RouteCandidate Member(
        Owner owner,
        Provider provider,
        ProviderModel? model,
        ModelFacts? facts,
        Rotation rotation,
        RotationEntry entry,
        RotationModel? item,
        string name) =>
        Build(owner, provider, model, facts, name, rotation, entry, item, guess: true);

    public static double Weight(RotationModel? item, RotationEntry entry) => Clamp(item?.Weight ?? entry.Weight);

    /// <summary>Why the provider cannot be called with this key, or null.</summary>
    public static ExclusionReason? Broken(Provider provider, Secret? key) =>
        provider.Disabled ? ExclusionReason.ProviderDisabled
        : provider.Type.KeyRequired && key is null or { IsPlaceholder: true } ? ExclusionReason.MissingKey
        : null;

    private static RouteCandidate Build(
        Owner owner,
        Provider provider,
        ProviderModel? model,
        ModelFacts? facts,
        string name,
        Rotation? rotation,
        RotationEntry? entry,
        RotationModel? item,
        bool guess)
    {
        var key = entry?.ApiKey ?? provider.ApiKey;
        var context = model?.ContextSize ?? item?.ContextSize ?? rotation?.DefaultContextSize
            ?? (facts?.ContextSize is null ? provider.DefaultContextSize : null);
        var guessed = context is null && guess ? facts?.ContextSize ?? ContextSizes.Guess(name) : null;
        return new RouteCandidate
        {
            Key = new CandidateKey(owner, provider.Id, name, key?.Fingerprint ?? 0, Revision(provider, rotation, entry)),
            Provider = provider,
            Model = name,
            ApiKey = key,
            Weight = entry is null ? 1 : Weight(item, entry),
            ContextSize = context ?? guessed,
            ContextSizeIsGuess = guessed is not null,
            MaxRequestTokens =
                model?.MaxRequestTokens ?? item?.MaxRequestTokens ?? rotation?.DefaultMaxRequestTokens ?? provider.DefaultMaxRequestTokens,
            MaxTokens = model?.MaxTokens ?? item?.MaxTokens ?? rotation?.DefaultMaxTokens ?? provider.DefaultMaxTokens,
            VectorSpace = item?.VectorSpace ?? name,
            Pricing = model?.Pricing ?? provider.DefaultPricing ?? facts?.Pricing,
            Capabilities = model?.Capabilities ?? item?.Capabilities,
            Cooldown = model?.ErrorCooldown ?? rotation?.DefaultErrorCooldown ?? provider.DefaultErrorCooldown ?? SystemCooldown,
        };
    }

    // A rotation that states the key is where that key is changed, so then its changes count, too.
    private static long Revision(Provider provider, Rotation? rotation, RotationEntry? entry) =>
        entry?.ApiKey is null ? provider.Revision : unchecked(provider.Revision + rotation!.Revision);

    // Saving refuses such weights; what is stored all the same must not break the arithmetic of a pick.
    private static double Clamp(double weight) => weight > 0 ? Math.Min(weight, MaxWeight) : 0;
}
