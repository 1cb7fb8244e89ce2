using Aisbf.Infrastructure.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Persistence.Sqlite;

/// <summary>
/// The database's files, which hold hashes of passwords and tokens, and the key ring. SQLite gives the files beside the
/// database the database's own permissions.
/// </summary>
internal sealed class SqliteFile(ILogger<SqliteFile> logger)
{
    private static readonly string[] Suffixes = ["", "-wal", "-shm", "-journal"];

    /// <summary>Creates directory and file where they do not exist, and takes what exists away from other users.</summary>
    public void Prepare(string? connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        if (builder.Mode == SqliteOpenMode.Memory || builder.DataSource is "" or ":memory:" || builder.DataSource.StartsWith("file:", StringComparison.Ordinal))
        {
            return;
        }

        var file = Path.GetFullPath(builder.DataSource);
        var directory = Path.GetDirectoryName(file)!;
        CreateDirectory(directory);
        if (builder.Mode == SqliteOpenMode.ReadWriteCreate)
        {
            PrivateFiles.CreateFile(file);
        }

        if (PrivateFiles.IsOpenToOthers(directory))
        {
            // Not ours to change: it may be one that holds other things, too.
            Log.DirectoryOpenToOthers(logger, directory);
        }

        foreach (var path in Suffixes.Select(suffix => file + suffix).Where(File.Exists).Where(PrivateFiles.IsOpenToOthers))
        {
            Close(path);
        }
    }

    private static void CreateDirectory(string directory)
    {
        try
        {
            PrivateFiles.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The data directory '{directory}' (Aisbf:DataDirectory) cannot be created: {e.Message}", e);
        }
    }

    private void Close(string path)
    {
        try
        {
            PrivateFiles.Close(path);
            Log.FileClosedToOthers(logger, Path.GetFileName(path));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            Log.FileOpenToOthers(logger, Path.GetFileName(path), e.GetType().Name);
        }
    }
}
