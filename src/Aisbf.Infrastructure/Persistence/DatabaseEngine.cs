namespace Aisbf.Infrastructure.Persistence;

/// <summary>The database engines that configuration can be kept in.</summary>
public enum DatabaseEngine
{
    /// <summary>A file next to the process: one instance only.</summary>
    Sqlite,

    /// <summary>A server: any number of instances.</summary>
    SqlServer,
}
