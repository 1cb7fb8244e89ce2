using Microsoft.Data.Sqlite;

namespace Aisbf.Infrastructure.Persistence.Sqlite;

/// <summary>Ways to read a file that cannot be written.</summary>
internal static class SqliteReadOnly
{
    /// <summary>The connection strings to try, in order.</summary>
    public static IEnumerable<string> ConnectionStrings(string writable)
    {
        var builder = new SqliteConnectionStringBuilder(writable) { Mode = SqliteOpenMode.ReadOnly };
        yield return builder.ConnectionString;

        // Without files beside it, which a full disk or a read-only one has no room for. It reads nothing of a log that was
        // left behind, so there must be none.
        var path = Path.GetFullPath(builder.DataSource);
        if (File.Exists(path) && new FileInfo(path + "-wal") is not { Exists: true, Length: > 0 })
        {
            builder.DataSource = new Uri(path).AbsoluteUri + "?immutable=1";
            yield return builder.ConnectionString;
        }
    }
}
