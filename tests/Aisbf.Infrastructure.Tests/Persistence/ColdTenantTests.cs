using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Configuration;
using Aisbf.Application.Providers;
using Aisbf.Application.Providers.PutProvider;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Aisbf.Infrastructure.Tests.Persistence;

/// <summary>What reading a tenant's configuration asks of the database, which has many other tenants in it.</summary>
public sealed class ColdTenantTests
{
    private ExecutedQueries _queries = null!;
    private ControlPlaneHost _host = null!;

    [SetUp]
    public async Task SetUp()
    {
        // EF Core looks only now and then whether anybody listens, so this has to come first.
        _queries = new ExecutedQueries();
        _host = await ControlPlaneHost.StartAsync();
    }

    [TearDown]
    public async Task TearDown()
    {
        _queries.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task A_tenants_routes_are_three_queries_and_each_goes_by_the_owners_index()
    {
        var tenant = Owner.OfUser(Guid.NewGuid());
        var document = ControlPlaneHost.Document<ProviderDto>("""{"type":"openai","api_key":"sk-0123456789"}""");
        (await _host.SendAsync(new PutProviderCommand(tenant, "p", document, Precondition.None))).Error.ShouldBeNull();
        _queries.Take(_host.DatabaseFile);

        var loaded = await _host.Get<IRouteConfiguration>().LoadAsync(tenant, default);

        loaded.Providers.ShouldHaveSingleItem();
        var asked = _queries.Take(_host.DatabaseFile);
        asked.Count.ShouldBe(3);
        await using var context = await _host.OpenAsync();
        foreach (var query in asked)
        {
            var step = (await ExplainAsync(context, query)).ShouldHaveSingleItem();
            step.ShouldStartWith("SEARCH ", Case.Sensitive, query.Text);
            step.ShouldContain("(owner_id=?)", Case.Sensitive, query.Text);
        }
    }

    [Test]
    public async Task Twin_a_query_that_reads_all_tenants_is_found()
    {
        await using var context = await _host.OpenAsync();
        _queries.Take(_host.DatabaseFile);
        await context.Providers.Where(p => p.Document == "").OrderBy(p => p.Id).ToListAsync();

        var steps = await ExplainAsync(context, _queries.Take(_host.DatabaseFile).ShouldHaveSingleItem());

        steps.ShouldContain(step => step.StartsWith("SCAN"));
    }

    private static async Task<List<string>> ExplainAsync(AisbfDbContext context, ExecutedQueries.Query query)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + query.Text;
        foreach (var (name, value) in query.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(reader.GetOrdinal("detail")));
        }

        return steps;
    }

    /// <summary>The commands that EF Core sends to any database.</summary>
    private sealed class ExecutedQueries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentQueue<Query> _seen = new();
        private readonly ConcurrentQueue<IDisposable> _subscriptions = new();

        public ExecutedQueries() => _subscriptions.Enqueue(DiagnosticListener.AllListeners.Subscribe(this));

        /// <summary>Those since the last time that went to this file.</summary>
        public List<Query> Take(string file)
        {
            var taken = new List<Query>();
            while (_seen.TryDequeue(out var query))
            {
                if (query.File == file)
                {
                    taken.Add(query);
                }
            }

            return taken;
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _subscriptions.Enqueue(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command: var command })
            {
                var parameters = command.Parameters.Cast<DbParameter>().Select(p => KeyValuePair.Create(p.ParameterName, p.Value));
                _seen.Enqueue(new Query(command.Connection!.DataSource, command.CommandText, [.. parameters]));
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            foreach (var subscription in _subscriptions)
            {
                subscription.Dispose();
            }
        }

        internal sealed record Query(string File, string Text, IReadOnlyList<KeyValuePair<string, object?>> Parameters);
    }
}
