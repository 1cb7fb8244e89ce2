namespace Aisbf.Api.Relay;

/// <summary>In whose namespace a provider is looked for.</summary>
internal enum RelayFamily
{
    /// <summary><c>/api/{provider_id}</c>.</summary>
    Shared,

    /// <summary><c>/api/user/{provider_id}</c>.</summary>
    Own,

    /// <summary><c>/api/u/{username}/{provider_id}</c>.</summary>
    Named,
}
