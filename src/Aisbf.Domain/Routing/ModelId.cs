namespace Aisbf.Domain.Routing;

/// <summary>A model name taken apart by its form alone; whether the parts exist is the resolver's question. Allocates nothing.</summary>
public readonly record struct ModelId
{
    private readonly int _providerStart;
    private readonly int _nameStart;

    private ModelId(ModelIdKind kind, string text, int providerStart, int nameStart)
    {
        Kind = kind;
        Text = text;
        _providerStart = providerStart;
        _nameStart = nameStart;
    }

    public ModelIdKind Kind { get; }

    /// <summary>One of the forms that mean something in a user's namespace only.</summary>
    public bool IsOfUser => Kind is ModelIdKind.UserProvider or ModelIdKind.UserRotation or ModelIdKind.UserAutoselect;

    /// <summary>The whole name as sent.</summary>
    public string Text { get; }

    /// <summary>The provider's id in the forms that have one; else empty.</summary>
    public ReadOnlySpan<char> Provider =>
        Kind is ModelIdKind.Prefixed or ModelIdKind.UserProvider && _nameStart > _providerStart
            ? Text.AsSpan(_providerStart, _nameStart - _providerStart - 1)
            : default;

    /// <summary>What follows the prefix, further slashes included: the model, or the id of a rotation or autoselect.</summary>
    public ReadOnlySpan<char> Name => Text.AsSpan(_nameStart);

    /// <summary>Takes a name apart. Prefixes are matched by case, like ids.</summary>
    public static ModelId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return new ModelId(ModelIdKind.Bare, text, 0, 0);
        }

        var rest = slash + 1;
        return text.AsSpan(0, slash) switch
        {
            "rotation" or "rotations" => new ModelId(ModelIdKind.Rotation, text, 0, rest),
            "autoselect" or "autoselects" or "autoselections" => new ModelId(ModelIdKind.Autoselect, text, 0, rest),
            "user-rotation" => new ModelId(ModelIdKind.UserRotation, text, 0, rest),
            "user-autoselect" => new ModelId(ModelIdKind.UserAutoselect, text, 0, rest),
            "user-provider" => UserProvider(text, rest),
            _ => new ModelId(ModelIdKind.Prefixed, text, 0, rest),
        };
    }

    private static ModelId UserProvider(string text, int start)
    {
        var slash = text.IndexOf('/', start);

        // Without a model there is nothing to call: both parts stay empty and nothing is found.
        return slash < 0
            ? new ModelId(ModelIdKind.UserProvider, text, text.Length, text.Length)
            : new ModelId(ModelIdKind.UserProvider, text, start, slash + 1);
    }
}
