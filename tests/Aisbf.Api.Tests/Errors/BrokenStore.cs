using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Errors;

/// <summary>A database that fails in a way nobody has foreseen.</summary>
internal sealed class BrokenStore : IResourceStore
{
    public const string Message = "the-inner-words-of-an-exception";

    public Task<IReadOnlyList<StoredResource>> ListAsync(Owner owner, ResourceKind kind, CancellationToken cancellationToken) => throw Failure();

    public Task<StoredResource?> FindAsync(Owner owner, ResourceKind kind, string id, CancellationToken cancellationToken) => throw Failure();

    public Task<int> CountAsync(Owner owner, ResourceKind kind, CancellationToken cancellationToken) => throw Failure();

    public Task<long?> SaveAsync(Owner owner, ResourceKind kind, ResourceDraft draft, long basedOn, CancellationToken cancellationToken) => throw Failure();

    public Task<bool> RenewAsync(Owner owner, ResourceKind kind, string id, CancellationToken cancellationToken) => throw Failure();

    public Task<bool> DeleteAsync(Owner owner, ResourceKind kind, string id, long basedOn, CancellationToken cancellationToken) => throw Failure();

    private static InvalidOperationException Failure() => new(Message);
}
