using System.ComponentModel.DataAnnotations;

namespace Aisbf.Infrastructure.Persistence;

/// <summary>Where configuration and tokens are kept. The connection string is <c>ConnectionStrings:Aisbf</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Aisbf:Database";

    /// <summary>Name of the connection string. For SQLite it may be left out: a file <c>aisbf.db</c> in the data directory.</summary>
    public const string ConnectionStringName = "Aisbf";

    /// <summary>The engine; SQLite by default.</summary>
    [EnumDataType(typeof(DatabaseEngine))]
    public DatabaseEngine Provider { get; set; } = DatabaseEngine.Sqlite;

    /// <summary>Whether the schema is brought up to date at start; true by default. Else it has to be up to date already.</summary>
    public bool MigrateOnStart { get; set; } = true;

    /// <summary>
    /// How long a change waits for other writers of the database, this process's and others', before it fails; 2 s by default.
    /// On SQL Server, the longest pause between two tries.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
