using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.OpenApi;

internal sealed class DumpTests : GatewayFixture
{
    [Test]
    public async Task Dump()
    {
        var answer = await App.Anonymous.ReadAsync("/swagger/v1/swagger.json");
        File.WriteAllText("/tmp/cp-swagger.json", answer.Body);
        File.WriteAllLines("/tmp/cp-logs.txt", App.Logs.Lines);
    }
}
