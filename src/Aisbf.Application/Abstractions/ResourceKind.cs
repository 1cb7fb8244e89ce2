namespace Aisbf.Application.Abstractions;

/// <summary>The kinds of thing that an owner configures as documents.</summary>
public enum ResourceKind
{
    Provider,
    Rotation,
    Autoselect,
}
