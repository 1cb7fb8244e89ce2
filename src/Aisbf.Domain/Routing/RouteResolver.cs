using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Common;

namespace Aisbf.Domain.Routing;

/// <summary>
/// Finds what a model name means: explicit prefixes first, then a provider's id before the first slash, then rotations and
/// autoselects by id and name, then models that providers list, then single members of rotations.
/// </summary>
public static class RouteResolver
{
    /// <summary>Longest name that is looked at, in characters.</summary>
    public const int MaxNameLength = 512;

    private const string Param = "model";

    /// <summary>The target of a query, or the error to answer.</summary>
    public static Result<RouteTarget> Resolve(RouteSnapshot snapshot, in RouteQuery query)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (string.IsNullOrWhiteSpace(query.Model))
        {
            return new Error(ErrorCode.InvalidRequest, "A model has to be named.", Param);
        }

        if (query.Model.Length > MaxNameLength)
        {
            return new Error(ErrorCode.InvalidRequest, "The model's name is too long; at most 512 characters are read.", Param);
        }

        return query.Family switch
        {
            RouteFamily.Provider => OfProvider(snapshot, query),
            RouteFamily.Rotation => OfRotations(snapshot, ModelId.Parse(query.Model)),
            RouteFamily.Autoselect => OfAutoselects(snapshot, ModelId.Parse(query.Model)),
            _ => OfAny(snapshot, ModelId.Parse(query.Model)),
        };
    }

    private static Result<RouteTarget> OfProvider(RouteSnapshot snapshot, in RouteQuery query)
    {
        if (query.ProviderId is not { } id || snapshot.FindProvider(id) is not { } provider)
        {
            return new Error(ErrorCode.NotFound, $"There is no provider '{Printable.Of(query.ProviderId ?? "")}'.");
        }

        // Only its own prefix is one; 'vendor/model' is a name like any other to a provider that has many vendors' models.
        var model = query.Model.AsSpan();
        if (model.StartsWith(id, StringComparison.Ordinal) && model.Length > id.Length + 1 && model[id.Length] == '/')
        {
            model = model[(id.Length + 1)..];
        }

        return new RouteTarget(provider.Get(model));
    }

    private static Result<RouteTarget> OfRotations(RouteSnapshot snapshot, in ModelId id)
    {
        var prefixed = id.Kind is ModelIdKind.Rotation || id.Kind is ModelIdKind.UserRotation && !snapshot.Owner.IsGlobal;
        return Rotation(snapshot, prefixed ? id.Name : default) ?? Rotation(snapshot, id.Text)
            ?? Member(snapshot, prefixed ? id.Name : id.Text) ?? NotFound(id.Text);
    }

    private static Result<RouteTarget> OfAutoselects(RouteSnapshot snapshot, in ModelId id)
    {
        var prefixed = id.Kind is ModelIdKind.Autoselect || id.Kind is ModelIdKind.UserAutoselect && !snapshot.Owner.IsGlobal;
        return Autoselect(snapshot, prefixed ? id.Name : default) ?? Autoselect(snapshot, id.Text) ?? NotFound(id.Text);
    }

    private static Result<RouteTarget> OfAny(RouteSnapshot snapshot, in ModelId id)
    {
        switch (id.Kind)
        {
            case ModelIdKind.Rotation:
                return Rotation(snapshot, id.Name) ?? Member(snapshot, id.Name) ?? NotFound(id.Text);
            case ModelIdKind.Autoselect:
                return Autoselect(snapshot, id.Name) ?? NotFound(id.Text);
            case ModelIdKind.UserProvider or ModelIdKind.UserRotation or ModelIdKind.UserAutoselect:
                return OfUser(snapshot, id);
            case ModelIdKind.Prefixed when Provider(snapshot, id) is { } target:
                return target;
            default:
                return Rotation(snapshot, id.Text)
                    ?? Autoselect(snapshot, id.Text)
                    ?? (snapshot.TryFindBare(id.Text, out var bare) ? bare : Member(snapshot, id.Text) ?? NotFound(id.Text));
        }
    }

    // The operator's namespace has no users in it, so these forms mean nothing there.
    private static Result<RouteTarget> OfUser(RouteSnapshot snapshot, in ModelId id)
    {
        var found = snapshot.Owner.IsGlobal
            ? null
            : id.Kind switch
            {
                ModelIdKind.UserProvider => Provider(snapshot, id),
                ModelIdKind.UserRotation => Rotation(snapshot, id.Name) ?? Member(snapshot, id.Name),
                _ => Autoselect(snapshot, id.Name),
            };
        return found ?? NotFound(id.Text);
    }

    private static Result<RouteTarget>? Provider(RouteSnapshot snapshot, in ModelId id)
    {
        if (id.Name.IsWhiteSpace() || snapshot.FindProvider(id.Provider) is not { } provider)
        {
            return default(Result<RouteTarget>?);
        }

        return (Result<RouteTarget>)new RouteTarget(provider.Get(id.Name));
    }

    private static Result<RouteTarget>? Rotation(RouteSnapshot snapshot, ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || snapshot.FindRotation(name) is not { } route)
        {
            return default(Result<RouteTarget>?);
        }

        return (Result<RouteTarget>)new RouteTarget(route);
    }

    // 'rotation/model': what is listed as a member of a rotation can be called by that name.
    private static Result<RouteTarget>? Member(RouteSnapshot snapshot, ReadOnlySpan<char> name)
    {
        var slash = name.IndexOf('/');
        if (slash <= 0 || snapshot.FindRotation(name[..slash])?.Only(name[(slash + 1)..]) is not { } member)
        {
            return default(Result<RouteTarget>?);
        }

        return (Result<RouteTarget>)new RouteTarget(member);
    }

    private static Result<RouteTarget>? Autoselect(RouteSnapshot snapshot, ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || (snapshot.FindAutoselect(name) ?? Pick(snapshot, name)) is not { } route)
        {
            return default(Result<RouteTarget>?);
        }

        return (Result<RouteTarget>)new RouteTarget(route);
    }

    // 'autoselect/model': what is listed as a candidate of an autoselect can be called by that name, and is chosen by it.
    private static AutoselectRoute? Pick(RouteSnapshot snapshot, ReadOnlySpan<char> name)
    {
        var slash = name.IndexOf('/');
        return slash > 0 ? snapshot.FindAutoselect(name[..slash])?.Only(name[(slash + 1)..]) : null;
    }

    private static Error NotFound(string model) =>
        new(ErrorCode.ModelNotFound, $"There is no model, rotation or autoselect '{Printable.Of(model)}'.", Param);
}
