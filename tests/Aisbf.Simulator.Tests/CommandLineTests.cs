using System.Net;

namespace Aisbf.Simulator.Tests;

internal sealed class CommandLineTests
{
    [Test]
    public void Options_are_read()
    {
        var options = CommandLine.Parse(["--port", "1234", "--address", "0.0.0.0", "--require-key", "k", "--models", "a, b", "--sim", "gap=1", "--no-journal"]);

        options.Port.ShouldBe(1234);
        options.Address.ShouldBe(IPAddress.Any);
        options.RequireKey.ShouldBe("k");
        options.Models.ShouldBe(["a", "b"]);
        options.Defaults.ShouldBe("gap=1");
        options.RecordRequests.ShouldBeFalse();
    }

    [Test]
    public void Alone_it_listens_on_loopback_port_18080()
    {
        CommandLine.Parse([]).Port.ShouldBe(18080);
        CommandLine.Parse([]).Address.ShouldBe(IPAddress.Loopback);
    }

    [TestCase("--prot", "1")]
    [TestCase("--port")]
    [TestCase("--port", "x")]
    public void What_is_wrong_is_refused(params string[] args) => Should.Throw<FormatException>(() => CommandLine.Parse(args));
}
