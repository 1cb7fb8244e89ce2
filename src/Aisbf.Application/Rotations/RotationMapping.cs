using Aisbf.Application.Providers;
using Aisbf.Domain.Common;
using Aisbf.Domain.Rotations;

namespace Aisbf.Application.Rotations;

/// <summary>From a stored rotation to the one that requests are routed by.</summary>
public static class RotationMapping
{
    /// <param name="dto">A validated document with its secrets in clear.</param>
    /// <param name="revision">Of what is stored.</param>
    public static Rotation ToDomain(this RotationDto dto, long revision = 0)
    {
        ArgumentNullException.ThrowIfNull(dto);
        return new Rotation
        {
            Id = dto.Id!,
            Revision = revision,
            ModelName = dto.ModelName ?? dto.Id!,
            Strategy = dto.Strategy ?? RotationStrategies.Weighted,
            Entries = [.. (dto.Providers ?? []).Select(ToDomain)],
            NotifyErrors = dto.Notifyerrors ?? false,
            NotifyOnFailover = dto.NotifyOnFailover ?? false,
            Capabilities = dto.Capabilities,
            Description = dto.Description,
            ContextLength = dto.ContextLength,
            DefaultRateLimit = dto.DefaultRateLimit,
            DefaultMaxRequestTokens = dto.DefaultMaxRequestTokens,
            DefaultMaxTokens = dto.DefaultMaxTokens,
            DefaultContextSize = dto.DefaultContextSize,
            DefaultErrorCooldown = ProviderMapping.Cooldown(dto.DefaultErrorCooldown),
        };
    }

    private static RotationEntry ToDomain(RotationEntryDto entry) => new()
    {
        ProviderId = entry.ProviderId!,
        ApiKey = string.IsNullOrEmpty(entry.ApiKey) ? null : new Secret(entry.ApiKey),
        Weight = entry.Weight ?? 1,
        Models = [.. (entry.Models ?? []).Select(ToDomain)],
    };

    private static RotationModel ToDomain(RotationModelDto model) => new()
    {
        Name = model.Name!,
        Weight = model.Weight,
        RateLimit = model.RateLimit,
        MaxRequestTokens = model.MaxRequestTokens,
        MaxTokens = model.MaxTokens,
        ContextSize = model.ContextSize,
        VectorSpace = model.VectorSpace,
        Capabilities = model.Capabilities,
        Nsfw = model.Nsfw ?? false,
        Privacy = model.Privacy ?? false,
    };
}
