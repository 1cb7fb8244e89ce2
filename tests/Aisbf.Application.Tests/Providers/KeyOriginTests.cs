using Aisbf.Application.Abstractions;
using Aisbf.Application.Configuration;
using Aisbf.Application.Providers;
using Aisbf.Application.Providers.DeleteProvider;
using Aisbf.Application.Tests.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Tests.Providers;

/// <summary>A stored key goes to the origin that it was stored for, whoever changes the provider.</summary>
public sealed class KeyOriginTests
{
    private const string Key = "sk-0123456789abcdef";

    private ControlPlane _plane = null!;

    [SetUp]
    public void SetUp() => _plane = new ControlPlane();

    [TearDown]
    public void TearDown() => _plane.Dispose();

    [TestCase("""{"type":"openai","endpoint":"https://evil.example/v1"}""")]
    [TestCase("""{"type":"openai","endpoint":"https://evil.example/v1","api_key":null}""")]
    [TestCase("""{"type":"openai","endpoint":"https://evil.example/v1","api_key":"••••cdef"}""")]
    [TestCase("""{"type":"openai","endpoint":"https://evil.example/v1","api_key":"YOUR_API_KEY"}""")]
    [TestCase("""{"type":"openai","endpoint":"http://api.openai.com/v1"}""", TestName = "Another scheme")]
    [TestCase("""{"type":"openai","endpoint":"https://api.openai.com:8443/v1"}""", TestName = "Another port")]
    [TestCase("""{"type":"openai","endpoint":"https://api.openai.com.evil.example/v1"}""", TestName = "A longer host")]
    [TestCase("""{"type":"anthropic"}""", TestName = "A type with another default endpoint")]
    public async Task A_stored_key_cannot_be_redirected(string json)
    {
        await PutAsync($$"""{"type":"openai","api_key":"{{Key}}"}""");

        var error = (await PutAsync(json)).Error;

        error!.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe("api_key");
        error.Message.ShouldContain("send it again");
        _plane.Store.Saves.ShouldBe(1);
    }

    [TestCase("""{"type":"openai","endpoint":"https://evil.example/v1","api_key":"sk-another-key-0001"}""", "sk-another-key-0001")]
    [TestCase("""{"type":"openai","endpoint":"https://evil.example/v1","api_key":""}""", null)]
    [TestCase("""{"type":"openai","endpoint":"https://API.openai.com:443/v2"}""", Key)]
    [TestCase("""{"type":"anthropic","endpoint":"https://api.openai.com"}""", Key)]
    public async Task A_key_may_be_sent_again_removed_or_stay_with_its_origin(string json, string? stored)
    {
        await PutAsync($$"""{"type":"openai","api_key":"{{Key}}"}""");

        (await PutAsync(json)).IsSuccess.ShouldBeTrue();

        (await _plane.StoredSecretAsync(ResourceKind.Provider, "p", "api_key")).ShouldBe(stored);
    }

    [Test]
    public async Task A_provider_without_a_key_may_move()
    {
        await PutAsync("""{"type":"openai"}""");

        (await PutAsync("""{"type":"openai","endpoint":"https://elsewhere.example/v1","api_key":null}""")).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task A_credential_in_an_adapters_settings_cannot_be_redirected_either()
    {
        await PutAsync("""{"type":"openai","kiro_config":{"refresh_token":"canary-refresh-1"}}""");

        var error = (await PutAsync("""{"type":"openai","endpoint":"https://evil.example","kiro_config":{"refresh_token":null}}""")).Error;

        error!.Param.ShouldBe("kiro_config.refresh_token");
    }

    [Test]
    public async Task A_key_of_a_rotations_entry_keeps_its_provider_where_it_is()
    {
        await PutAsync("""{"type":"openai"}""");
        await _plane.PutRotationAsync("r", $$"""{"providers":[{"provider_id":"p","api_key":"{{Key}}"}]}""");
        const string Elsewhere = """{"type":"openai","endpoint":"https://evil.example/v1","api_key":"sk-another-key-0001"}""";

        var moved = (await PutAsync(Elsewhere)).Error;
        await _plane.SendAsync(new DeleteProviderCommand(Owner.Global, "p", Precondition.None, Force: true));
        var recreated = (await PutAsync(Elsewhere)).Error;

        foreach (var error in new[] { moved, recreated })
        {
            error!.Code.ShouldBe(ErrorCode.InvalidRequest);
            error.Param.ShouldBe("endpoint");
            error.Message.ShouldContain("rotation 'r'");
        }

        await _plane.PutRotationAsync("r", """{"providers":[]}""");
        (await PutAsync(Elsewhere)).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task A_key_of_anothers_rotation_or_of_another_providers_entry_stops_nobody()
    {
        var alice = Owner.OfUser(Guid.NewGuid());
        await _plane.PutProviderAsync("p", """{"type":"openai"}""", owner: alice);
        await _plane.PutRotationAsync("r", $$"""{"providers":[{"provider_id":"p","api_key":"{{Key}}"}]}""", alice);
        await PutAsync("""{"type":"openai"}""");
        await _plane.PutProviderAsync("pp", """{"type":"openai"}""");
        await _plane.PutRotationAsync("r", $$"""{"providers":[{"provider_id":"pp","api_key":"{{Key}}"},{"provider_id":"p"}]}""");

        (await PutAsync("""{"type":"openai","endpoint":"https://elsewhere.example/v1"}""")).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task An_import_cannot_redirect_a_key()
    {
        await PutAsync($$"""{"type":"openai","api_key":"{{Key}}"}""");

        var report = await _plane.ImportAsync(
            """{"providers":{"p":{"type":"openai","endpoint":"https://evil.example/v1","api_key":"YOUR_OPENAI_API_KEY"}}}""");

        var entry = report.Entries.ShouldHaveSingleItem();
        entry.Status.ShouldBe("rejected");
        entry.Errors.ShouldHaveSingleItem().Param.ShouldBe("api_key");
    }

    private Task<Result<Saved<ProviderDto>>> PutAsync(string json) => _plane.PutProviderAsync("p", json);
}
