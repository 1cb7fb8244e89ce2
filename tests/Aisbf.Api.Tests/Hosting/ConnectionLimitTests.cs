using Aisbf.Api.Hosting;
using Aisbf.Api.Streaming;

namespace Aisbf.Api.Tests.Hosting;

internal sealed class ConnectionLimitTests
{
    private static readonly string[] Limits =
    [
        "Limit                     Soft Limit           Hard Limit           Units",
        "Max processes             95456                95456                processes",
        "Max open files            1024                 4096                 files",
    ];

    [Test]
    public void The_soft_limit_of_files_is_read() => ConnectionLimit.OpenFiles(Limits).ShouldBe(1024);

    [Test]
    public void No_limit_of_files_is_none()
    {
        ConnectionLimit.OpenFiles(["Max open files            unlimited            unlimited            files"]).ShouldBeNull();
        ConnectionLimit.OpenFiles([]).ShouldBeNull();
        ConnectionLimit.FromFiles(null).ShouldBeNull();
    }

    [TestCase(400, 16)]
    [TestCase(450, 16)]
    [TestCase(1024, 232)]
    [TestCase(1_048_576, 524_008)]
    public void Two_files_for_each_connection_fit_in(long files, long expected) => ConnectionLimit.FromFiles(files).ShouldBe(expected);

    [Test]
    public void A_setting_goes_first() => ConnectionLimit.Of(new ServerOptions { MaxConnections = 7 }).ShouldBe(7);
}
