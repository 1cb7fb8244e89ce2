using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Aisbf.Infrastructure.Tests.Persistence;

/// <summary>Sees each statement that changes something else than the audit log and the notes of changes.</summary>
internal sealed class WriteInterceptor : DbCommandInterceptor
{
    /// <summary>Runs after each such statement.</summary>
    public Action? AfterWrite { get; set; }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        See(command);
        return new ValueTask<DbDataReader>(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        See(command);
        return new ValueTask<int>(result);
    }

    private void See(DbCommand command)
    {
        var text = command.CommandText.TrimStart();
        if ((text.StartsWith("INSERT", StringComparison.Ordinal) || text.StartsWith("UPDATE", StringComparison.Ordinal) || text.StartsWith("DELETE", StringComparison.Ordinal))
            && !text.Contains("audit_log", StringComparison.Ordinal) && !text.Contains("owner_changes", StringComparison.Ordinal))
        {
            AfterWrite?.Invoke();
        }
    }
}
