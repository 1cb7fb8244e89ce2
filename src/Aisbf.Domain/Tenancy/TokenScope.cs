namespace Aisbf.Domain.Tenancy;

/// <summary>What a token opens. The values are flags: <c>both</c> on the wire is <see cref="Api"/> and <see cref="Mcp"/>.</summary>
[Flags]
public enum TokenScope
{
    None = 0,

    /// <summary>The data plane: models, chat and the other model calls.</summary>
    Api = 1,

    /// <summary>The MCP endpoints.</summary>
    Mcp = 2,

    /// <summary>Configuration of this installation (<c>/api/admin/*</c>), on top of the other scopes.</summary>
    Admin = 4,
}
