using Aisbf.Application.Abstractions;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Aisbf.Infrastructure.Persistence;

/// <summary>Tells faults of the storage, which pass, from faults of a statement, for every engine and for files.</summary>
internal static class StorageFaults
{
    private const int NoSpaceLeft = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int QuotaExceeded = 122;

    // The lower byte is the kind of fault; what stands above it says more.
    private const int SqliteKind = 0xFF;

    /// <summary>What an exception says about the storage; null if it says nothing.</summary>
    public static StorageCondition? Of(Exception exception) => exception switch
    {
        SqliteException e => OfSqlite(e.SqliteErrorCode & SqliteKind),
        SqlException e => OfSqlServer(e.Number),
        IOException { HResult: NoSpaceLeft or ReadOnlyFileSystem or QuotaExceeded } => StorageCondition.NotWritable,
        DbUpdateException or RetryLimitExceededException or InvalidOperationException when exception.InnerException is { } inner => Of(inner),
        _ => null,
    };

    /// <summary>A few words for a log, without the exception's own, which may quote a path or a statement.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        SqliteException e => $"SQLite error {e.SqliteErrorCode}, {WordsFor(e.SqliteErrorCode & SqliteKind)}",
        SqlException e => $"SQL Server error {e.Number}",
        IOException e => $"input/output error {e.HResult}",
        { InnerException: { } inner } => Describe(inner),
        _ => exception.GetType().Name,
    };

    /// <summary>Whether another connection holds the lock.</summary>
    public static bool IsBusy(int sqliteCode) => (sqliteCode & SqliteKind) is 5 or 6;

    private static StorageCondition? OfSqlite(int kind) => kind switch
    {
        5 or 6 or 8 or 10 or 13 => StorageCondition.NotWritable,
        14 => StorageCondition.Unreachable,
        _ => null,
    };

    private static string WordsFor(int kind) => kind switch
    {
        5 or 6 => "locked by another connection",
        8 => "read-only",
        10 => "disk error",
        13 => "disk full",
        14 => "the file cannot be opened",
        _ => "unexpected",
    };

    private static StorageCondition? OfSqlServer(int number) => number switch
    {
        // A timeout of a lock or a statement, a deadlock; no room for data or log; a database that is read-only or a secondary.
        -2 or 1222 or 1205 or 1101 or 1105 or 9002 or 3906 or 3908 or 3960 or 10928 or 10929 => StorageCondition.NotWritable,

        // No connection, a broken one, a server or database that starts, stops or moves, and too many sessions.
        -1 or 2 or 20 or 53 or 64 or 121 or 233 or 258 or 10053 or 10054 or 10060 or 10061 or 11001 => StorageCondition.Unreachable,
        942 or 945 or 976 or 978 or 983 or 4060 or 4221 or 6005 or 17142 or 17197 or 18401 => StorageCondition.Unreachable,
        40197 or 40501 or 40540 or 40613 or 42108 or 42109 or 49918 or 49919 or 49920 => StorageCondition.Unreachable,
        _ => null,
    };
}
