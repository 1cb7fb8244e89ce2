namespace Aisbf.Domain.Routing;

/// <summary>Which routes a call came in by; decides how its model name is read.</summary>
public enum RouteFamily
{
    /// <summary><c>/api/v1/*</c> and aliases: every form of name.</summary>
    Any,

    /// <summary><c>/api/{provider_id}/*</c>: the provider is fixed, the name is its model.</summary>
    Provider,

    /// <summary><c>/api/rotations/*</c>: the name is a rotation's id or model name.</summary>
    Rotation,

    /// <summary><c>/api/autoselect/*</c>: the name is an autoselect's id or model name.</summary>
    Autoselect,
}
