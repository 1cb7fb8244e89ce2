using System.Data.Common;
using System.Security.Cryptography;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Contents;
using Aisbf.Application.Limits;
using Aisbf.Infrastructure.Persistence.Conventions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Persistence.Contents;

/// <summary>Contents in the database. What has expired goes whenever something is added.</summary>
internal sealed class ContentStore(
    IDbContextFactory<AisbfDbContext> contexts,
    DatabaseWriteGate gate,
    ISecretProtector secrets,
    IDataProtectionProvider protection,
    StorageLimits limits,
    TimeProvider time,
    ILogger<ContentStore> logger) : IContentStore
{
    private const string Purpose = "Aisbf.Contents.v1";
    private const int IdBytes = 16;

    // Somebody waits for the answer, which is good without this.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private readonly IDataProtector _signatures = protection.CreateProtector(Purpose);

    public async Task<IReadOnlyList<string>?> AddAsync(
        IReadOnlyList<ProxiedContent> contents, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var rows = contents.Select(content => new ContentRow
        {
            Id = RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true),
            OwnerId = OwnerKey.Of(content.Owner),
            ProviderOwnerId = OwnerKey.Of(content.ProviderOwner),
            ProviderId = content.ProviderId,
            Source = secrets.Protect(content.Source.AbsoluteUri),
            ExpiresAt = expiresAt,
        }).ToList();
        try
        {
            await AddAsync(rows, cancellationToken);
            return [.. rows.Select(row => row.Id)];
        }
        catch (Exception e) when (e is DbException or DbUpdateException or StorageUnavailableException)
        {
            Log.ContentsNotKept(logger, rows.Count, e.GetType().Name);
            return null;
        }
    }

    public async Task<ProxiedContent?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (id.Length != IdBytes * 2 || !id.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Contents.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.ExpiresAt > now, cancellationToken);
        if (row is null)
        {
            return null;
        }

        try
        {
            var source = new Uri(secrets.Unprotect(row.Source));
            return new ProxiedContent(OwnerKey.ToOwner(row.OwnerId), OwnerKey.ToOwner(row.ProviderOwnerId), row.ProviderId, source);
        }
        catch (CryptographicException)
        {
            Log.ContentUnreadable(logger, row.ProviderId);
            return null;
        }
    }

    public string Sign(string id) => _signatures.Protect(id);

    public bool IsSignatureOf(string id, string signature)
    {
        try
        {
            return _signatures.Unprotect(signature) == id;
        }
        catch (CryptographicException)
        {
            // Anybody can send any text; that it is none of ours is the answer.
            return false;
        }
    }

    private async Task AddAsync(List<ContentRow> rows, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        using var turn = await gate.EnterAsync(Patience, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Contents.Where(c => c.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        context.AddRange(rows);
        await context.SaveChangesAsync(cancellationToken);
        foreach (var reader in rows.Select(row => row.OwnerId).Distinct())
        {
            if (limits.ContentsOf(OwnerKey.ToOwner(reader)) is { } most)
            {
                await context.Contents
                    .Where(c => c.OwnerId == reader)
                    .OrderByDescending(c => c.ExpiresAt)
                    .Skip(most)
                    .ExecuteDeleteAsync(cancellationToken);
            }
        }
    }
}
