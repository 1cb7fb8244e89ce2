using System.Runtime.Versioning;
using Aisbf.Infrastructure.Persistence.Sqlite;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Tests.Persistence;

/// <summary>Other users of the machine must not read the database: it holds the key ring and all hashes.</summary>
[Platform(Exclude = "Win", Reason = "Windows has no file modes.")]
[UnsupportedOSPlatform("windows")]
internal sealed class FilePermissionTests
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnDirectory = OwnFile | UnixFileMode.UserExecute;
    private const UnixFileMode Everybody = OwnFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private DirectoryInfo _folder = null!;
    private CollectedLogs _logs = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("aisbf-files-");
        _logs = new CollectedLogs();
    }

    [TearDown]
    public void TearDown()
    {
        _logs.Dispose();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task A_new_data_directory_and_all_files_in_it_are_the_users_own()
    {
        var data = Path.Combine(_folder.FullName, "new", "data");
        await using var host = await ControlPlaneHost.StartAsync(KeyValuePair.Create<string, string?>("Aisbf:DataDirectory", data));
        await host.CreateUserAsync("ada");
        await using var open = await host.OpenAsync();

        File.GetUnixFileMode(data).ShouldBe(OwnDirectory);
        var files = Directory.GetFiles(data);
        files.Select(Path.GetFileName).ShouldContain("aisbf.db");
        files.Select(Path.GetFileName).ShouldContain("aisbf.db-wal");
        files.ShouldAllBe(file => File.GetUnixFileMode(file) == OwnFile);
    }

    [Test]
    public void An_existing_database_is_taken_away_from_other_users(
        [Values("aisbf.db", "aisbf.db-wal", "aisbf.db-shm", "aisbf.db-journal")] string name,
        [Values(UnixFileMode.GroupRead, UnixFileMode.OtherRead, UnixFileMode.OtherWrite)] UnixFileMode mode)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, "");
        File.SetUnixFileMode(path, OwnFile | mode);

        Prepare($"Data Source={Path.Combine(_folder.FullName, "aisbf.db")}");

        File.GetUnixFileMode(path).ShouldBe(OwnFile);
        _logs.Lines.ShouldHaveSingleItem().ShouldContain($"the database file {name}; it was set to mode 0600");
    }

    [Test]
    public void An_existing_directory_keeps_its_mode_and_is_warned_of()
    {
        File.SetUnixFileMode(_folder.FullName, OwnDirectory | UnixFileMode.OtherExecute);

        Prepare($"Data Source={Path.Combine(_folder.FullName, "aisbf.db")}");

        File.GetUnixFileMode(_folder.FullName).ShouldBe(OwnDirectory | UnixFileMode.OtherExecute);
        _logs.Lines.ShouldHaveSingleItem().ShouldContain($"Warning {typeof(SqliteFile).FullName} Other users of this machine may enter the data directory {_folder.FullName}");
    }

    [TestCase("Data Source=:memory:")]
    [TestCase("Data Source=shared;Mode=Memory;Cache=Shared")]
    public void A_database_in_memory_has_no_files(string connectionString)
    {
        var before = Directory.GetFileSystemEntries(Environment.CurrentDirectory);
        Prepare(connectionString);
        Directory.GetFileSystemEntries(Environment.CurrentDirectory).ShouldBe(before);
    }

    [Test]
    public void A_file_that_must_exist_is_not_created()
    {
        var path = Path.Combine(_folder.FullName, "aisbf.db");
        Prepare($"Data Source={path};Mode=ReadOnly");
        File.Exists(path).ShouldBeFalse();
    }

    [Test]
    public void A_file_with_a_mode_of_its_own_is_seen_before_anything_is_written_into_it()
    {
        var path = Path.Combine(_folder.FullName, "aisbf.db");
        File.WriteAllText(path, "kept");
        File.SetUnixFileMode(path, Everybody);
        Prepare($"Data Source={path}");
        File.ReadAllText(path).ShouldBe("kept");
    }

    private void Prepare(string connectionString)
    {
        using var factory = new LoggerFactory([_logs]);
        new SqliteFile(factory.CreateLogger<SqliteFile>()).Prepare(connectionString);
    }
}
