using Aisbf.Application.Tests.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Tests.Providers;

/// <summary>What the operator may have in a provider's document and tenants may not.</summary>
public sealed class TenantProviderTests
{
    private static readonly Owner Tenant = Owner.OfUser(Guid.Parse("11111111-1111-1111-1111-111111111111"));

    private ControlPlane _plane = null!;

    [SetUp]
    public void SetUp() => _plane = new ControlPlane();

    [TearDown]
    public void TearDown() => _plane.Dispose();

    [TestCase("claude_config", """{"credentials_file":"/etc/passwd"}""", "claude_config.credentials_file")]
    [TestCase("kiro_config", """{"region":"us-east-1","creds_file":"creds.json"}""", "kiro_config.creds_file")]
    [TestCase("kiro_config", """{"sqlite_db":"data.sqlite3"}""", "kiro_config.sqlite_db")]
    [TestCase("qwen_config", """{"credentialsFile":"c.json"}""", "qwen_config.credentialsFile")]
    [TestCase("codex_config", """{"auth":{"TOKEN_PATH":"t"}}""", "codex_config.auth.TOKEN_PATH")]
    [TestCase("auth_config", """{"paths":["","b"]}""", "auth_config.paths[1]")]
    [TestCase("kilo_config", """{"anything":"file:///etc/passwd"}""", "kilo_config.anything")]
    [TestCase("coderai_config", """{"anything":"~/.ssh/id_rsa"}""", "coderai_config.anything")]
    [TestCase("runpod_config", """{"files":{"one":"x"}}""", "runpod_config.files.one")]
    public async Task A_file_on_the_gateways_machine_is_refused_for_a_tenant_and_taken_from_the_operator(string section, string settings, string path)
    {
        var json = $$"""{"type":"openai","{{section}}":{{settings}}}""";

        var refused = (await _plane.PutProviderAsync("p", json, owner: Tenant)).Error.ShouldNotBeNull();
        (refused.Code, refused.Param).ShouldBe((ErrorCode.InvalidRequest, path));
        (await _plane.GetProviderAsync("p", Tenant)).Error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.NotFound);

        (await _plane.PutProviderAsync("p", json)).Error.ShouldBeNull();
    }

    [TestCase("kiro_config", """{"profile_arn":"arn:aws:x","refresh_token":"t"}""")]
    [TestCase("claude_config", """{"credentials_file":""}""")]
    [TestCase("claude_config", """{"credentials_file":null,"filepathology":"x"}""")]
    public async Task Settings_that_name_no_file_are_taken_from_tenants_too(string section, string settings) =>
        (await _plane.PutProviderAsync("p", $$"""{"type":"openai","{{section}}":{{settings}}}""", owner: Tenant)).Error.ShouldBeNull();

    [TestCase("http://proxy.example.com:3128", true)]
    [TestCase("http://10.0.0.1:3128/", true)]
    [TestCase("http://user:pw@proxy.example.com:3128", false)]
    [TestCase("http://proxy.example.com/path", false)]
    [TestCase("proxy.example.com:3128", false)]
    public async Task A_proxy_is_taken_from_the_operator_only(string proxy, bool isOne)
    {
        var json = $$"""{"type":"openai","proxy":"{{proxy}}"}""";

        (await _plane.PutProviderAsync("p", json, owner: Tenant)).Error.ShouldNotBeNull().Param.ShouldBe("proxy");

        ((await _plane.PutProviderAsync("p", json)).Error is null).ShouldBe(isOne);
    }

    [TestCase("http", true)]
    [TestCase("https", false)]
    public async Task A_stored_key_does_not_go_through_another_proxy_in_the_clear(string scheme, bool refused)
    {
        var provider = $$"""{"type":"openai","endpoint":"{{scheme}}://up.example.com/v1",""";
        (await _plane.PutProviderAsync("p", provider + "\"api_key\":\"sk-secret-1234567890\"}")).Error.ShouldBeNull();

        var changed = await _plane.PutProviderAsync("p", provider + "\"proxy\":\"http://proxy.example.com:3128\"}");

        (changed.Error?.Param).ShouldBe(refused ? "api_key" : null);
    }

    [Test]
    public async Task An_import_leaves_such_a_provider_out_and_takes_the_others()
    {
        const string File = """{"providers":{"bad":{"type":"openai","claude_config":{"credentials_file":"x"}},"good":{"type":"openai"}}}""";
        var report = await _plane.ImportAsync(File, Tenant);
        var (bad, good) = (report.Entries.Single(e => e.Id == "bad"), report.Entries.Single(e => e.Id == "good"));
        (bad.Status, good.Status).ShouldBe(("rejected", "created"));
        bad.Errors.ShouldHaveSingleItem().Param.ShouldBe("claude_config.credentials_file");
    }
}
