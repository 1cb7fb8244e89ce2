using System.Net;

namespace Aisbf.Domain.Tenancy;

/// <summary>What a token is held to besides its scope. An empty list limits nothing.</summary>
public sealed class TokenLimits
{
    private readonly AddressRange?[] _ranges;

    /// <param name="models">See <see cref="Models"/>.</param>
    /// <param name="addresses">See <see cref="Addresses"/>.</param>
    public TokenLimits(IReadOnlyList<string> models, IReadOnlyList<string> addresses)
    {
        Models = models;
        Addresses = addresses;

        AllowsEveryModel = models.Count == 0 || models.Contains(ModelPattern.Everything);

        // What cannot be read admits nobody: a limit that was damaged must not become none.
        _ranges = [.. addresses.Select(text => AddressRange.TryParse(text, out var range) ? range : null)];
    }

    public static TokenLimits None { get; } = new([], []);

    /// <summary>What may be asked for, each a normalized <see cref="ModelPattern"/>.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>Where it may come from, each an <see cref="AddressRange"/>.</summary>
    public IReadOnlyList<string> Addresses { get; }

    public bool IsUnlimited => Models.Count == 0 && _ranges.Length == 0;

    /// <summary>It may ask for any model, whether or not it is limited otherwise.</summary>
    public bool AllowsEveryModel { get; }

    /// <summary>Whether it may come from an address; from an unknown one only if any will do.</summary>
    public bool AllowsAddress(IPAddress? address)
    {
        if (_ranges.Length == 0)
        {
            return true;
        }

        foreach (var range in _ranges)
        {
            if (address is not null && range?.Contains(address) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether there is any model of a provider that it may ask for by name.</summary>
    public bool AllowsSomeOf(string providerId) => AllowsEveryModel || Models.Any(pattern => ModelPattern.ReachesInto(pattern, providerId));

    /// <summary>Whether it may ask for what has this canonical name, such as <c>provider/model</c> or <c>rotation/id</c>.</summary>
    public bool AllowsModel(string name)
    {
        if (AllowsEveryModel)
        {
            return true;
        }

        foreach (var pattern in Models)
        {
            if (ModelPattern.Matches(pattern, name))
            {
                return true;
            }
        }

        return false;
    }
}
