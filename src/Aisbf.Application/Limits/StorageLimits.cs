using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Options;

namespace Aisbf.Application.Limits;

/// <summary>The limits that hold for an owner. Null means that there is none: what the operator stores is the operator's own matter.</summary>
public sealed class StorageLimits(IOptions<StorageLimitOptions> options)
{
    private readonly StorageLimitOptions _options = options.Value;

    /// <summary>How many documents of a kind there may be.</summary>
    public StorageLimit? DocumentsOf(Owner owner, ResourceKind kind) => owner.IsGlobal ? null : kind switch
    {
        ResourceKind.Provider => new(nameof(StorageLimitOptions.Providers), "providers", _options.Providers),
        ResourceKind.Rotation => new(nameof(StorageLimitOptions.Rotations), "rotations", _options.Rotations),
        ResourceKind.Autoselect => new(nameof(StorageLimitOptions.Autoselects), "autoselects", _options.Autoselects),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>How many models or members one document of a kind may name.</summary>
    public StorageLimit? MembersOf(Owner owner, ResourceKind kind) => owner.IsGlobal ? null : kind switch
    {
        ResourceKind.Provider => new(nameof(StorageLimitOptions.ProviderModels), "models", _options.ProviderModels),
        ResourceKind.Rotation => new(nameof(StorageLimitOptions.RotationMembers), "members", _options.RotationMembers),
        ResourceKind.Autoselect => new(nameof(StorageLimitOptions.AutoselectModels), "models", _options.AutoselectModels),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>How large one document may be.</summary>
    public StorageLimit? BytesOf(Owner owner) =>
        owner.IsGlobal ? null : new(nameof(StorageLimitOptions.DocumentBytes), "bytes", _options.DocumentBytes);

    /// <summary>How many tokens there may be that work.</summary>
    public StorageLimit? TokensOf(Owner owner) => owner.IsGlobal ? null : new(nameof(StorageLimitOptions.Tokens), "tokens", _options.Tokens);

    /// <summary>How many addresses of contents are kept for one reader; null for no limit.</summary>
    public int? ContentsOf(Owner owner) => owner.IsGlobal ? null : _options.Contents;
}
