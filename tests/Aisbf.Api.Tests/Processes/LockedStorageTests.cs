using Microsoft.Data.Sqlite;

namespace Aisbf.Api.Tests.Processes;

/// <summary>Another process, such as a backup, holds the lock of the database.</summary>
internal sealed class LockedStorageTests : ProcessFixture
{
    [Test]
    public async Task Chats_go_on_and_changes_are_refused_until_the_lock_is_gone()
    {
        (await Client.ImageAsync()).ShouldContain("/api/proxy/");
        await using (var holder = new SqliteConnection($"Data Source={Path.Combine(Data.FullName, "aisbf.db")};Pooling=False"))
        {
            await holder.OpenAsync();
            await ExecuteAsync(holder, "BEGIN IMMEDIATE");

            // All at once: none waits behind another for longer than for itself.
            var changes = Client.ShouldRefuseChangesAsync();
            for (var i = 0; i < 5; i++)
            {
                (await ChatAsync(Models[i % 2])).ShouldBe(200);
                (await Client.ImageAsync()).ShouldContain("/picture.png");
            }

            await changes;
            (await Client.ReadyAsync()).ShouldBe("""{"status":"degraded","database":"not_writable"}""");
            await ExecuteAsync(holder, "ROLLBACK");
        }

        await Client.ShouldRecoverAsync();
        (await Client.ImageAsync()).ShouldContain("/api/proxy/");
    }

    [Test]
    public async Task It_starts_while_the_lock_is_held()
    {
        await using var holder = new SqliteConnection($"Data Source={Path.Combine(Data.FullName, "aisbf.db")};Pooling=False");
        await RestartAsync(() =>
        {
            holder.Open();
            ExecuteAsync(holder, "BEGIN IMMEDIATE").GetAwaiter().GetResult();
        });
        (await ChatAsync()).ShouldBe(200);
        await Client.ShouldRefuseChangesAsync();
        await ExecuteAsync(holder, "ROLLBACK");
        await Client.ShouldRecoverAsync();
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Literals of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
