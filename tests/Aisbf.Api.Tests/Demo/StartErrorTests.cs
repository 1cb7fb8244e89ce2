using System.Net;
using System.Net.Sockets;
using Aisbf.Api.Hosting;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Demo;

/// <summary>A start that fails says in one line what is wrong with which setting, and is not a crash.</summary>
internal sealed class StartErrorTests
{
    private DirectoryInfo _data = null!;

    [SetUp]
    public void SetUp() => _data = Directory.CreateTempSubdirectory("aisbf-start-");

    [TearDown]
    public void TearDown() => _data.Delete(recursive: true);

    [TestCase("Aisbf__AdminToken", "canary-short", "Aisbf:AdminToken needs at least 16 printable ASCII characters")]
    [TestCase("Aisbf__Server__ShutdownTimeout", "abc", "Failed to convert configuration value 'abc' at 'Aisbf:Server:ShutdownTimeout'")]
    [TestCase("Aisbf__Upstream__ConnectTimeout", "abc", "Failed to convert configuration value 'abc' at 'Aisbf:Upstream:ConnectTimeout'")]
    [TestCase("Aisbf__Gateway__MaxAttempts", "0", "Aisbf:Gateway:MaxAttempts: The field MaxAttempts must be between 1 and 64")]
    [TestCase("Aisbf__Server__TrustedProxies__0", "proxy", "Aisbf:Server:TrustedProxies:0 must be an IP address or a network")]
    [TestCase("Aisbf__Database__Provider", "SqlServer", "ConnectionStrings:Aisbf is required for SQL Server")]
    [TestCase("Aisbf__Database__Provider", "Oracle", "Failed to convert configuration value 'Oracle' at 'Aisbf:Database:Provider'")]
    [TestCase("Aisbf__DataProtection__CertificatePath", "/nowhere", "Aisbf:DataProtection:CertificatePath names a file that does not exist")]
    [TestCase("Aisbf__Catalog__ModelsFile", "/nowhere", "Aisbf:Catalog:ModelsFile")]
    [TestCase("Aisbf__ExternalLogins__GitHub__ClientId", "id", "Aisbf:ExternalLogins:GitHub:ClientSecret is missing")]
    [TestCase("ASPNETCORE_URLS", "abc", "Invalid url: 'abc'. Write an address such as")]
    [TestCase("ASPNETCORE_URLS", "http://127.0.0.1:99999", "Ports are 0 to 65535")]
    [TestCase("ASPNETCORE_URLS", "http://192.0.2.1:18000", "This machine does not have that address")]
    public async Task A_wrong_setting_is_named(string name, string value, string told)
    {
        var line = (await DescribeStartAsync((name, value))).ShouldHaveSingleItem();
        line.ShouldContain(told);
        line.ShouldNotContain('\n');
        line.ShouldNotContain("canary");
    }

    [Test]
    public async Task All_settings_out_of_range_are_named_at_once()
    {
        var lines = await DescribeStartAsync(("Aisbf__Gateway__MaxAttempts", "0"), ("Aisbf__Contents__MaxBytes", "1"));
        lines.Count.ShouldBe(2);
        lines.ShouldContain(line => line.StartsWith("Aisbf:Gateway:MaxAttempts: ", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("Aisbf:Contents:MaxBytes: ", StringComparison.Ordinal));
    }

    [Test]
    public void What_nobody_expects_keeps_its_stack_trace()
    {
        var bug = Should.Throw<KeyNotFoundException>(static () => throw new KeyNotFoundException("a bug"));
        StartErrors.Describe(bug).ShouldHaveSingleItem().ShouldContain(nameof(What_nobody_expects_keeps_its_stack_trace));
    }

    [Test]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await ShouldFailAsync($"Failed to bind to address http://{other.LocalEndpoint}: address already in use. Stop the other program", $"http://{other.LocalEndpoint}");
    }

    [TestCase("file")]
    [TestCase("file/below")]
    public async Task A_data_directory_that_is_a_file_is_named(string path)
    {
        await File.WriteAllTextAsync(Path.Combine(_data.FullName, "file"), "");
        var directory = Path.Combine(_data.FullName, path);
        (await DescribeStartAsync(("Aisbf__DataDirectory", directory))).ShouldHaveSingleItem()
            .ShouldStartWith($"The data directory '{directory}' (Aisbf:DataDirectory) cannot be created");
    }

    [Test]
    public async Task A_damaged_database_is_named()
    {
        await File.WriteAllBytesAsync(Path.Combine(_data.FullName, "aisbf.db"), [.. Enumerable.Range(0, 8192).Select(i => (byte)(i * 7))]);
        await ShouldFailAsync("The database file is damaged, or is not a database");
    }

    /// <summary>Starts the gateway in this process, which must fail, and tells what the program would print.</summary>
    private static async Task<List<string>> DescribeStartAsync(params (string Name, string Value)[] settings)
    {
        try
        {
            await using var app = await GatewayApp.StartAsync(settings.ToDictionary(
                setting => setting.Name == "ASPNETCORE_URLS" ? "urls" : setting.Name.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value));
        }
        catch (Exception e) when (e is not AssertionException)
        {
            return [.. StartErrors.Describe(e)];
        }

        throw new AssertionException("The gateway started.");
    }

    /// <summary>The same in a process of its own, which must end with one line and exit code 1.</summary>
    private async Task ShouldFailAsync(string told, string urls = "http://127.0.0.1:0")
    {
        await using var gateway = GatewayProcess.Start([], new Dictionary<string, string>
        {
            ["Aisbf__DataDirectory"] = _data.FullName,
            ["ASPNETCORE_URLS"] = urls,
        });
        (await gateway.WaitForExitAsync()).ShouldBe(1);

        var output = string.Join('\n', gateway.Lines);
        gateway.Lines.Where(line => line.StartsWith("Aisbf cannot start: ", StringComparison.Ordinal)).ShouldHaveSingleItem(output).ShouldContain(told);
        gateway.Lines.ShouldNotContain(line => line.StartsWith("   at ", StringComparison.Ordinal) || line.Contains("Unhandled exception"), output);
    }
}
