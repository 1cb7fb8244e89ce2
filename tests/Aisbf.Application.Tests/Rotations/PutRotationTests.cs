using Aisbf.Application.Abstractions;
using Aisbf.Application.Configuration;
using Aisbf.Application.Rotations.DeleteRotation;
using Aisbf.Application.Tests.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Tests.Rotations;

public sealed class PutRotationTests
{
    private ControlPlane _plane = null!;

    [SetUp]
    public async Task SetUp()
    {
        _plane = new ControlPlane();
        await _plane.PutProviderAsync("a", """{"type":"openai","models":[{"name":"m"}]}""");
        await _plane.PutProviderAsync("b", """{"type":"anthropic"}""");
    }

    [TearDown]
    public void TearDown() => _plane.Dispose();

    [Test]
    public async Task Keys_of_entries_follow_their_provider_when_entries_move()
    {
        await PutAsync("""{"providers":[{"provider_id":"a","api_key":"key-a-first-001"},{"provider_id":"a","api_key":"key-a-second-02"},{"provider_id":"b","api_key":"key-b-only-0003"}]}""");

        var moved = (await PutAsync("""{"providers":[{"provider_id":"b"},{"provider_id":"a","api_key":"••••-001"},{"provider_id":"a","api_key":""}]}""")).Value;

        moved.Document.Providers!.Select(e => e.ApiKey).ShouldBe(["••••0003", "••••-001", null]);
        (await _plane.StoredSecretAsync(ResourceKind.Rotation, "r", "a#0")).ShouldBe("key-a-first-001");
        (await _plane.StoredSecretAsync(ResourceKind.Rotation, "r", "b#0")).ShouldBe("key-b-only-0003");
        (await _plane.StoredSecretAsync(ResourceKind.Rotation, "r", "a#1")).ShouldBeNull();
        (await _plane.Store.FindAsync(Owner.Global, ResourceKind.Rotation, "r", default))!.Document.ShouldNotContain("key-");
    }

    [Test]
    public async Task An_entry_that_is_gone_takes_its_key_along()
    {
        await PutAsync("""{"providers":[{"provider_id":"a","api_key":"key-a-first-001"},{"provider_id":"b"}]}""");
        await PutAsync("""{"providers":[{"provider_id":"b"}]}""");
        await PutAsync("""{"providers":[{"provider_id":"a"},{"provider_id":"b"}]}""");

        (await _plane.StoredSecretAsync(ResourceKind.Rotation, "r", "a#0")).ShouldBeNull();
    }

    [Test]
    public async Task A_key_that_cannot_be_decrypted_is_asked_for_by_the_path_of_its_field()
    {
        await PutAsync("""{"providers":[{"provider_id":"a","api_key":"key-a-first-001"}]}""");
        _plane.Store.LoseKey(Owner.Global, ResourceKind.Rotation, "r");

        (await PutAsync("""{"providers":[{"provider_id":"b","api_key":""},{"provider_id":"a"}]}""")).Error!.Param.ShouldBe("providers[1].api_key");
    }

    [TestCase("""{"providers":[{"provider_id":"a"},{"provider_id":"missing"}]}""", "providers[1].provider_id")]
    [TestCase("""{"providers":[{"provider_id":"rotation","models":[{"name":"missing"}]}]}""", "providers[0].models[0].name")]
    [TestCase("""{"providers":[{"provider_id":"rotation","models":[{"name":"r"}]}]}""", "providers[0].models[0].name")]
    [TestCase("""{"providers":[{"provider_id":"rotation"}]}""", "providers[0].models")]
    [TestCase("""{"providers":[{"models":[]}]}""", "providers[0].provider_id")]
    [TestCase("""{"providers":[{"provider_id":"a","models":[{"name":"m"},{"name":"n","weight":-1}]}]}""", "providers[0].models[1].weight")]
    [TestCase("""{"providers":[{"provider_id":"a","weight":1e999}]}""", "providers[0].weight")]
    [TestCase("""{"strategy":"random"}""", "strategy")]
    public async Task A_bad_entry_is_refused_by_its_path(string json, string path)
    {
        var error = (await PutAsync(json)).Error;

        error!.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe(path);
    }

    [Test]
    public async Task Rotations_that_would_lead_in_a_circle_are_refused_with_the_way()
    {
        await _plane.PutRotationAsync("r1", """{"providers":[{"provider_id":"a"}]}""");
        await _plane.PutRotationAsync("r2", """{"providers":[{"provider_id":"rotation","models":[{"name":"r1"}]}]}""");
        await _plane.PutRotationAsync("r3", """{"providers":[{"provider_id":"rotations","models":[{"name":"r2"}]}]}""");

        var error = (await _plane.PutRotationAsync("r1", """{"providers":[{"provider_id":"a"},{"provider_id":"rotation","models":[{"name":"r3"}]}]}""")).Error;

        error!.Param.ShouldBe("providers[1].models[0].name");
        error.Message.ShouldContain("r1 → r3 → r2 → r1");
    }

    [Test]
    public async Task The_strategies_and_their_default_are_known()
    {
        foreach (var strategy in Domain.Rotations.RotationStrategies.All)
        {
            (await PutAsync($$"""{"strategy":"{{strategy}}","providers":[{"provider_id":"a"}]}""")).IsSuccess.ShouldBeTrue();
        }
    }

    [Test]
    public async Task A_rotation_in_use_is_not_deleted_unless_forced()
    {
        await PutAsync("""{"model_name":"coding","providers":[{"provider_id":"a"}]}""");
        await _plane.PutRotationAsync("outer", """{"providers":[{"provider_id":"rotation","models":[{"name":"r"}]}]}""");
        await _plane.PutAutoselectAsync("auto", """{"fallback":"coding","available_models":[{"model_id":"a/m"}]}""");

        var error = (await _plane.SendAsync(new DeleteRotationCommand(Owner.Global, "r", Precondition.None, Force: false))).Error;

        error!.Code.ShouldBe(ErrorCode.Conflict);
        error.Message.ShouldContain("rotation 'outer'");
        error.Message.ShouldContain("autoselect 'auto'");
        (await _plane.SendAsync(new DeleteRotationCommand(Owner.Global, "r", Precondition.None, Force: true))).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task Another_owners_provider_cannot_be_named()
    {
        var alice = Owner.OfUser(Guid.NewGuid());

        var error = (await _plane.PutRotationAsync("r", """{"providers":[{"provider_id":"a"}]}""", alice)).Error;

        error!.Param.ShouldBe("providers[0].provider_id");
    }

    private Task<Result<Saved<Application.Rotations.RotationDto>>> PutAsync(string json) => _plane.PutRotationAsync("r", json);
}
