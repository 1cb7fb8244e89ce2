using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Aisbf.Infrastructure.Persistence.Sqlite;
using Aisbf.Infrastructure.Persistence.SqlServer;
using Aisbf.Infrastructure.Persistence.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Aisbf.Infrastructure.Tests.Persistence;

public sealed class SchemaTests
{
    private static readonly Func<AisbfDbContext>[] Engines =
    [
        () => new SqliteAisbfDbContextFactory().CreateDbContext([]),
        () => new SqlServerAisbfDbContextFactory().CreateDbContext([]),
    ];

    [TestCase(0, TestName = "The migrations for SQLite lack nothing of the model")]
    [TestCase(1, TestName = "The migrations for SQL Server lack nothing of the model")]
    public void The_migrations_lack_nothing_of_the_model(int engine)
    {
        using var context = Engines[engine]();

        context.Database.HasPendingModelChanges().ShouldBeFalse();
        context.Database.GetMigrations().ShouldNotBeEmpty();
    }

    [Test]
    public void The_SQL_Server_script_is_valid_to_its_own_parser()
    {
        var parser = new TSql160Parser(initialQuotedIdentifiers: true);
        using var reader = new StringReader(SqlServerScript());

        var script = (TSqlScript)parser.Parse(reader, out var errors);

        errors.Select(e => $"{e.Line}: {e.Message}").ShouldBeEmpty();
        script.Batches.Count.ShouldBeGreaterThan(1);
    }

    [Test]
    public void The_SQL_Server_script_makes_a_valid_schema()
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        var parser = new TSql160Parser(initialQuotedIdentifiers: true);
        using var reader = new StringReader(SqlServerScript());
        var script = (TSqlScript)parser.Parse(reader, out _);

        // A schema model takes definitions only: the script's bookkeeping of applied migrations stays out.
        foreach (var statement in script.Batches.SelectMany(b => b.Statements).SelectMany(Definitions))
        {
            var generator = new Sql160ScriptGenerator();
            generator.GenerateScript(statement, out var text);
            model.AddObjects(text);
        }

        model.Validate().Where(m => m.MessageType == Microsoft.SqlServer.Dac.DacMessageType.Error)
            .Select(m => m.Message).ShouldBeEmpty();
        var tables = model.GetObjects(DacQueryScopes.UserDefined, ModelSchema.Table).Select(t => t.Name.Parts[^1]).ToList();
        tables.ShouldBe(
            [
                "providers", "rotations", "autoselects", "tokens", "data_protection_keys", "__EFMigrationsHistory",
                "users", "roles", "user_roles", "user_claims", "role_claims", "user_logins", "user_tokens", "user_passkeys", "pictures",
                "audit_log", "audit_retention", "owner_changes", "ended_sessions", "contents", "used_challenges",
            ],
            ignoreOrder: true);
    }

    [Test]
    public void A_broken_script_is_found_out()
    {
        var parser = new TSql160Parser(initialQuotedIdentifiers: true);
        using var reader = new StringReader(SqlServerScript().Replace("CREATE TABLE [tokens] (", "CREATE TABLE [tokens] ((", StringComparison.Ordinal));

        parser.Parse(reader, out var errors);

        errors.ShouldNotBeEmpty();
    }

    [Test]
    public void Per_token_prices_and_instants_have_exact_columns_on_SQL_Server()
    {
        using var context = new PricedSqlServerContext();

        var script = context.Database.GenerateCreateScript();

        script.ShouldContain("[Price] decimal(28,12) NOT NULL");
        script.ShouldContain("[At] bigint NOT NULL");
    }

    [Test]
    public async Task Per_token_prices_come_back_unchanged_from_SQLite()
    {
        var file = Path.Combine(Path.GetTempPath(), $"aisbf-{Guid.NewGuid():N}.db");
        try
        {
            await using var context = new PricedSqliteContext(file);
            await context.Database.EnsureCreatedAsync();
            context.Add(new Priced { Price = 0.000000150001m, At = default });
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();

            (await context.Set<Priced>().SingleAsync()).Price.ShouldBe(0.000000150001m);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            File.Delete(file);
        }
    }

    [Test]
    public async Task Instants_sort_by_time_whatever_their_offset()
    {
        await using var host = await ControlPlaneHost.StartAsync();
        await using var context = await host.OpenAsync();
        var noon = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        DateTimeOffset[] instants = [noon.AddHours(1), noon.ToOffset(TimeSpan.FromHours(9)), noon.AddHours(2).ToOffset(TimeSpan.FromHours(-8))];
        foreach (var (instant, i) in instants.Select((instant, i) => (instant, i)))
        {
            context.Add(new TokenRow
            {
                Id = Guid.NewGuid(),
                Hash = TokenHash.Of($"{i}").ToBytes(),
                LastFour = "abcd",
                Description = "",
                CreatedAt = instant,
            });
        }

        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();

        var sorted = await context.Tokens.OrderBy(t => t.CreatedAt).Select(t => t.CreatedAt).ToListAsync();
        sorted.ShouldBe([noon, noon.AddHours(1), noon.AddHours(2)]);
        (await context.Tokens.CountAsync(t => t.CreatedAt > noon)).ShouldBe(2);
    }

    [Test]
    public async Task The_SQLite_file_uses_write_ahead_logging_and_checks_references()
    {
        await using var host = await ControlPlaneHost.StartAsync();
        await using var context = await host.OpenAsync();

        (await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync()).ShouldBe("wal");
        (await context.Database.SqlQueryRaw<long>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync()).ShouldBe(1);
        (await context.Database.SqlQueryRaw<long>("SELECT timeout AS Value FROM pragma_busy_timeout").SingleAsync()).ShouldBe(2_000);
    }

    private static string SqlServerScript()
    {
        using var context = Engines[1]();
        return context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Default);
    }

    private static IEnumerable<TSqlStatement> Definitions(TSqlStatement statement) => statement switch
    {
        CreateTableStatement or CreateIndexStatement => [statement],
        IfStatement conditional => Definitions(conditional.ThenStatement),
        BeginEndBlockStatement block => block.StatementList.Statements.SelectMany(Definitions),
        _ => [],
    };

    private sealed class Priced
    {
        public int Id { get; set; }

        public decimal Price { get; set; }

        public DateTimeOffset At { get; set; }
    }

    private sealed class PricedSqliteContext(string file)
        : AisbfDbContext(new DbContextOptionsBuilder<PricedSqliteContext>().UseSqlite($"Data Source={file}").Options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            modelBuilder.Entity<Priced>();
        }
    }

    private sealed class PricedSqlServerContext()
        : AisbfDbContext(new DbContextOptionsBuilder<PricedSqlServerContext>().UseSqlServer("Server=.").Options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            modelBuilder.Entity<Priced>();
        }
    }
}
