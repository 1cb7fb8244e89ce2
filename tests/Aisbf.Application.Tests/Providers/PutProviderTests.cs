using Aisbf.Application.Abstractions;
using Aisbf.Application.Configuration;
using Aisbf.Application.Providers.DeleteProvider;
using Aisbf.Application.Providers.ListProviders;
using Aisbf.Application.Tests.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using NSubstitute;

namespace Aisbf.Application.Tests.Providers;

public sealed class PutProviderTests
{
    private const string Key = "sk-0123456789abcdef";

    private ControlPlane _plane = null!;

    [SetUp]
    public void SetUp() => _plane = new ControlPlane();

    [TearDown]
    public void TearDown() => _plane.Dispose();

    [Test]
    public async Task A_new_provider_is_created_with_its_key_masked_and_kept_out_of_the_document()
    {
        var saved = (await PutAsync($$"""{"type":"openai","api_key":"{{Key}}"}""")).Value;

        saved.Outcome.ShouldBe(SaveOutcome.Created);
        saved.Document.ApiKey.ShouldBe("••••cdef");
        saved.Document.Id.ShouldBe("p");
        saved.Document.Name.ShouldBe("p");
        (await _plane.GetProviderAsync("p")).Value.Document.ApiKey.ShouldBe("••••cdef");
        (await _plane.StoredSecretAsync(ResourceKind.Provider, "p", "api_key")).ShouldBe(Key);
        (await _plane.Store.FindAsync(Owner.Global, ResourceKind.Provider, "p", default))!.Document.ShouldNotContain(Key);
        await _plane.Changes.Received(1).PublishAsync(Owner.Global, CancellationToken.None);
    }

    [Test]
    public async Task A_short_key_is_masked_whole()
    {
        (await PutAsync("""{"type":"openai","api_key":"sk-12345678"}""")).Value.Document.ApiKey.ShouldBe("••••");
    }

    [TestCase("""{"type":"openai","name":"new"}""")]
    [TestCase("""{"type":"openai","name":"new","api_key":null}""")]
    [TestCase("""{"type":"openai","name":"new","api_key":"••••cdef"}""")]
    [TestCase("""{"type":"openai","name":"new","api_key":"YOUR_API_KEY"}""")]
    public async Task A_key_that_is_not_stated_is_kept(string json)
    {
        await PutAsync($$"""{"type":"openai","api_key":"{{Key}}"}""");

        var saved = (await PutAsync(json)).Value;

        saved.Outcome.ShouldBe(SaveOutcome.Updated);
        saved.Document.Name.ShouldBe("new");
        (await _plane.StoredSecretAsync(ResourceKind.Provider, "p", "api_key")).ShouldBe(Key);
    }

    [Test]
    public async Task An_empty_key_removes_the_stored_one()
    {
        await PutAsync($$"""{"type":"openai","api_key":"{{Key}}"}""");

        (await PutAsync("""{"type":"openai","api_key":""}""")).Value.Document.ApiKey.ShouldBeNull();

        (await _plane.StoredSecretAsync(ResourceKind.Provider, "p", "api_key")).ShouldBeNull();
    }

    [Test]
    public async Task Credentials_in_an_adapters_settings_are_secrets_too()
    {
        var saved = (await PutAsync(
            """{"type":"openai","kiro_config":{"region":"eu","refresh_token":"canary-refresh-1","nested":{"client_secret":"canary-secret-2"},"api_keys":["canary-key-in-list"]}}""")).Value;

        saved.Document.KiroConfig!.ToJsonString(ConfigurationJson.Options).ShouldBe(
            """{"region":"eu","refresh_token":"••••sh-1","nested":{"client_secret":"••••et-2"},"api_keys":["••••list"]}""");
        (await _plane.Store.FindAsync(Owner.Global, ResourceKind.Provider, "p", default))!.Document.ShouldNotContain("canary");

        await PutAsync("""{"type":"openai","kiro_config":{"region":"us","refresh_token":"••••sh-1","nested":{"client_secret":null}}}""");

        (await _plane.StoredSecretAsync(ResourceKind.Provider, "p", "kiro_config.refresh_token")).ShouldBe("canary-refresh-1");
        (await _plane.StoredSecretAsync(ResourceKind.Provider, "p", "kiro_config.nested.client_secret")).ShouldBe("canary-secret-2");
        (await _plane.StoredSecretAsync(ResourceKind.Provider, "p", "kiro_config.api_keys[0]")).ShouldBeNull();
    }

    [Test]
    public async Task Where_a_credential_lies_is_no_secret()
    {
        var saved = (await PutAsync("""{"type":"openai","claude_config":{"credentials_file":"~/claude.json","key_path":"/etc/key.pem"}}""")).Value;

        saved.Document.ClaudeConfig!.ToJsonString().ShouldBe("""{"credentials_file":"~/claude.json","key_path":"/etc/key.pem"}""");
    }

    [Test]
    public async Task Saving_the_same_again_writes_nothing()
    {
        await PutAsync($$"""{"type":"openai","api_key":"{{Key}}"}""");

        (await PutAsync($$"""{"type":"openai","api_key":"{{Key}}"}""")).Value.Outcome.ShouldBe(SaveOutcome.Unchanged);

        _plane.Store.Saves.ShouldBe(1);
    }

    [Test]
    public async Task A_change_to_another_version_is_refused()
    {
        var first = (await PutAsync("""{"type":"openai"}""")).Value.Version;
        var second = (await PutAsync("""{"type":"openai","name":"second"}""")).Value.Version;

        var refused = await PutAsync("""{"type":"openai","name":"third"}""", new Precondition(Versions: [first]));
        refused.Error!.Code.ShouldBe(ErrorCode.PreconditionFailed);
        (await _plane.GetProviderAsync("p")).Value.Document.Name.ShouldBe("second");

        (await PutAsync("""{"type":"openai","name":"third"}""", new Precondition(Versions: [second]))).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task A_change_that_somebody_else_overtakes_is_refused_when_it_named_a_version()
    {
        var version = (await PutAsync("""{"type":"openai"}""")).Value.Version;
        _plane.Store.BeforeNextSave = () => PutAsync("""{"type":"openai","name":"quicker"}""").GetAwaiter().GetResult();

        var refused = await PutAsync("""{"type":"openai","name":"slower"}""", new Precondition(Versions: [version]));

        refused.Error!.Code.ShouldBe(ErrorCode.PreconditionFailed);
        (await _plane.GetProviderAsync("p")).Value.Document.Name.ShouldBe("quicker");
    }

    [Test]
    public async Task A_change_that_named_no_version_is_made_on_top_of_the_one_that_overtook_it()
    {
        await PutAsync("""{"type":"openai"}""");
        _plane.Store.BeforeNextSave = () => PutAsync($$"""{"type":"openai","api_key":"{{Key}}"}""").GetAwaiter().GetResult();

        (await PutAsync("""{"type":"openai","name":"slower"}""")).Value.Document.Name.ShouldBe("slower");

        (await _plane.StoredSecretAsync(ResourceKind.Provider, "p", "api_key")).ShouldBe(Key);
    }

    [Test]
    public async Task Creating_only_or_changing_only_is_respected()
    {
        (await PutAsync("""{"type":"openai"}""", new Precondition(MustExist: true))).Error!.Code.ShouldBe(ErrorCode.PreconditionFailed);
        (await PutAsync("""{"type":"openai"}""", new Precondition(MustNotExist: true))).IsSuccess.ShouldBeTrue();
        (await PutAsync("""{"type":"openai"}""", new Precondition(MustNotExist: true))).Error!.Code.ShouldBe(ErrorCode.PreconditionFailed);
    }

    [Test]
    public async Task A_key_that_cannot_be_decrypted_is_not_lost_unseen()
    {
        await PutAsync($$"""{"type":"openai","api_key":"{{Key}}"}""");
        _plane.Store.LoseKey(Owner.Global, ResourceKind.Provider, "p");

        (await PutAsync("""{"type":"openai"}""")).Error!.Param.ShouldBe("api_key");
        (await PutAsync("""{"type":"openai","api_key":"another-key-0001"}""")).IsSuccess.ShouldBeTrue();
    }

    [TestCase("v1")]
    [TestCase("V1")]
    [TestCase("rotations")]
    [TestCase("mcp")]
    [TestCase("payment-methods")]
    [TestCase("a/b")]
    [TestCase("..")]
    [TestCase("a b")]
    [TestCase("ä")]
    [TestCase("a\r\nX: y")]
    [TestCase("")]
    public async Task An_id_with_another_meaning_is_refused(string id)
    {
        var error = (await _plane.PutProviderAsync(id, """{"type":"openai"}""")).Error;

        error!.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe("id");
    }

    [TestCase("""{"type":"openai","id":"other"}""", "id")]
    [TestCase("""{}""", "type")]
    [TestCase("""{"type":"nothing-known"}""", "type")]
    [TestCase("""{"type":"azure_openai"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"ftp://host/"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"file:///etc/passwd"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"https://user:pass@host/v1"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"https://host/v1?x=1"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"https://host/v1#x"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"/v1"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"https://ho st/"}""", "endpoint")]
    [TestCase("""{"type":"openai","api_key":"a\r\nb-0123456789"}""", "api_key")]
    [TestCase("""{"type":"openai","rate_limit":-1}""", "rate_limit")]
    [TestCase("""{"type":"openai","rate_limit":1e999}""", "rate_limit")]
    [TestCase("""{"type":"openai","default_context_size":0}""", "default_context_size")]
    [TestCase("""{"type":"openai","default_rate_limit_TPM":-1}""", "default_rate_limit_TPM")]
    [TestCase("""{"type":"openai","models":[{"name":"a"},{"max_tokens":1}]}""", "models[1].name")]
    [TestCase("""{"type":"openai","models":[{"name":"a"},{"name":"b","max_tokens":-1}]}""", "models[1].max_tokens")]
    [TestCase("""{"type":"openai","models":[null]}""", "models[0]")]
    [TestCase("""{"type":"openai","models":[{"name":"a","pricing":{"prompt":-1}}]}""", "models[0].pricing.prompt")]
    public async Task A_bad_field_is_refused_by_its_path(string json, string path)
    {
        var error = (await PutAsync(json)).Error;

        error!.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe(path);
        _plane.Store.Saves.ShouldBe(0);
    }

    [Test]
    public async Task Of_several_faults_the_first_is_told_with_their_number()
    {
        var error = (await PutAsync("""{"type":"openai","rate_limit":-1,"models":[{},{}]}""")).Error;

        error!.Message.ShouldContain("3 faults");
    }

    [Test]
    public async Task One_owner_never_sees_or_touches_anothers()
    {
        var alice = Owner.OfUser(Guid.NewGuid());
        await PutAsync("""{"type":"openai","name":"global"}""");
        await _plane.PutProviderAsync("p", """{"type":"openai","name":"alice"}""", owner: alice);

        (await _plane.GetProviderAsync("p")).Value.Document.Name.ShouldBe("global");
        (await _plane.GetProviderAsync("p", alice)).Value.Document.Name.ShouldBe("alice");
        (await _plane.GetProviderAsync("p", Owner.OfUser(Guid.NewGuid()))).Error!.Code.ShouldBe(ErrorCode.NotFound);
        (await _plane.SendAsync(new ListProvidersQuery(alice))).Value.Data.ShouldHaveSingleItem().Name.ShouldBe("alice");
        await _plane.SendAsync(new DeleteProviderCommand(alice, "p", Precondition.None, Force: true));
        (await _plane.GetProviderAsync("p")).IsSuccess.ShouldBeTrue();
        await _plane.Changes.Received(2).PublishAsync(alice, CancellationToken.None);
    }

    [Test]
    public async Task A_provider_in_use_is_not_deleted_unless_forced()
    {
        await PutAsync("""{"type":"openai","models":[{"name":"m"}]}""");
        await _plane.PutRotationAsync("r", """{"providers":[{"provider_id":"p"}]}""");
        await _plane.PutAutoselectAsync("a", """{"available_models":[{"model_id":"p/m"}]}""");

        var error = (await _plane.SendAsync(new DeleteProviderCommand(Owner.Global, "p", Precondition.None, Force: false))).Error;

        error!.Code.ShouldBe(ErrorCode.Conflict);
        error.Message.ShouldContain("rotation 'r'");
        error.Message.ShouldContain("autoselect 'a'");
        (await _plane.SendAsync(new DeleteProviderCommand(Owner.Global, "p", Precondition.None, Force: true))).IsSuccess.ShouldBeTrue();
        (await _plane.GetProviderAsync("p")).Error!.Code.ShouldBe(ErrorCode.NotFound);
    }

    private Task<Result<Saved<Application.Providers.ProviderDto>>> PutAsync(string json, Precondition? precondition = null) =>
        _plane.PutProviderAsync("p", json, precondition);
}
