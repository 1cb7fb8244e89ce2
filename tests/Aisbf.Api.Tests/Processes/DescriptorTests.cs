using System.Net.Sockets;

namespace Aisbf.Api.Tests.Processes;

/// <summary>More connections than the process may have files open.</summary>
[TestFixture(1024)]
[TestFixture(450)]
internal sealed class DescriptorTests(int limit) : ProcessFixture
{
    private const int Idle = 1100;

    protected override int? MaxFiles => limit;

    [Test]
    public async Task Idle_connections_of_strangers_take_neither_the_processor_nor_the_files_that_chats_need()
    {
        (await ChatAsync()).ShouldBe(200);
        var connections = new List<TcpClient>();
        for (var i = 0; i < Idle; i++)
        {
            var connection = new TcpClient();
            await connection.ConnectAsync(Address.Host, Address.Port);
            connections.Add(connection);
        }

        var before = Gateway.ProcessorTime;
        var time = TimeSpan.FromSeconds(4);
        await Task.Delay(time);
        (Gateway.ProcessorTime - before).ShouldBeLessThan(time / 4);

        // The connection from before is still served, and an error, which is the first of this process, as well.
        (await ChatAsync()).ShouldBe(200);
        (await ChatAsync("nobody/nothing")).ShouldBe(404);
        foreach (var connection in connections)
        {
            connection.Dispose();
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
        foreach (var path in new[] { "/api/nowhere", "/api/admin/nowhere", "/v1/models/none", "/api/admin/providers/none" })
        {
            using var another = NewClient(Address);
            using var response = await another.GetAsync(path);
            ((int)response.StatusCode).ShouldBe(404, path);
            (await response.Content.ReadAsStringAsync()).ShouldNotBeEmpty();
        }

        Gateway.HasExited.ShouldBeFalse();
    }
}
