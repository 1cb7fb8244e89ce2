using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Aisbf.Api.Tests.Processes;

/// <summary>The data directory is a small disk of its own, which is filled up or made read-only.</summary>
internal sealed class FullDiskTests : ProcessFixture
{
    private bool _mounted;

    private string Filler => Path.Combine(Data.FullName, "filler");

    [TearDown]
    public void MakeRoom()
    {
        if (_mounted)
        {
            Run("mount", "-o", "remount,rw", Data.FullName);
            File.Delete(Filler);
        }
    }

    [Test]
    public async Task A_full_disk_stops_changes_only_and_not_for_good()
    {
        await FillAsync();
        (await ChatAsync("p/m")).ShouldBe(200);
        (await ChatAsync("a/m")).ShouldBe(200);
        (await Client.UploadAsync(200_000)).ShouldBe(503);
        (await Client.ReadyAsync()).ShouldContain("degraded");

        await RestartAsync(() =>
        {
            // Whoever closes the database last removes its log, which takes room and makes some.
            File.Delete(Filler);
            using (var last = new SqliteConnection($"Data Source={Path.Combine(Data.FullName, "aisbf.db")};Pooling=False"))
            {
                last.Open();
                using var command = last.CreateCommand();
                command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                command.ExecuteNonQuery();
            }

            Fill();
        });
        Gateway.Lines.ShouldContain(line => line.Contains("READ-ONLY START", StringComparison.Ordinal));
        (await ChatAsync("p/m")).ShouldBe(200);
        (await ChatAsync("a/m")).ShouldBe(200);
        await Client.ShouldRefuseChangesAsync();
        (await Client.ReadyAsync()).ShouldBe("""{"status":"degraded","database":"not_writable"}""");

        File.Delete(Filler);
        await Client.ShouldRecoverAsync();
        (await Client.UploadAsync(200_000)).ShouldBe(200);
        (await ChatAsync()).ShouldBe(200);
    }

    [Test]
    public async Task It_starts_on_a_read_only_disk_and_recovers()
    {
        await RestartAsync(() => Run("mount", "-o", "remount,ro", Data.FullName));
        Gateway.Lines.ShouldContain(line => line.Contains("READ-ONLY START", StringComparison.Ordinal));
        (await ChatAsync("p/m")).ShouldBe(200);
        await Client.ShouldRefuseChangesAsync();

        Run("mount", "-o", "remount,rw", Data.FullName);
        await Client.ShouldRecoverAsync();
    }

    protected override void Prepare()
    {
        if (!Environment.IsPrivilegedProcess || Run("mount", "-t", "tmpfs", "-o", "size=16m,mode=0700", "none", Data.FullName) != 0)
        {
            Data.Delete();
            Assert.Ignore("A small disk cannot be mounted here, which takes root's rights.");
        }

        _mounted = true;
    }

    protected override void CleanUp() => Run("umount", Data.FullName);

    private async Task FillAsync()
    {
        Fill();

        // The log of the database has room from before, which is used up first.
        var status = 200;
        for (var i = 0; i < 400 && status < 300; i++)
        {
            status = await Client.SaveAsync($"fill-{i % 4}", models: 1500);
        }

        status.ShouldBe(503);
    }

    private void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var piece = new byte[4096]; ;)
            {
                filler.Write(piece);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
