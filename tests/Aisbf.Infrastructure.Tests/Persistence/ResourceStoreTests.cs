using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Tests.Persistence;

public sealed class ResourceStoreTests
{
    private ControlPlaneHost _host = null!;
    private IResourceStore _store = null!;

    [SetUp]
    public async Task SetUp()
    {
        _host = await ControlPlaneHost.StartAsync();
        _store = _host.Get<IResourceStore>();
    }

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    [Test]
    public async Task What_is_saved_is_found_with_its_secrets()
    {
        var version = await SaveAsync(Owner.Global, "a", "{\"x\":1}", basedOn: 0, ("api_key", "sk-very-secret"));

        var found = await _store.FindAsync(Owner.Global, ResourceKind.Provider, "a", default);

        found.ShouldNotBeNull();
        found.Version.ShouldBe(version!.Value);
        found.Document.ShouldBe("{\"x\":1}");
        found.Secrets!["api_key"].Reveal().ShouldBe("sk-very-secret");
        found.CreatedAt.ShouldBe(_host.Time.GetUtcNow());
    }

    [Test]
    public async Task No_byte_of_a_secret_is_in_the_database_files()
    {
        await SaveAsync(Owner.Global, "a", "{}", basedOn: 0, ("api_key", "canary-4f1c2b7d9e"));

        foreach (var file in Directory.GetFiles(_host.Directory))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var bytes = await reader.ReadToEndAsync();
            bytes.ShouldNotContain("canary-4f1c2b7d9e");
        }

        new FileInfo(_host.DatabaseFile).Exists.ShouldBeTrue();
    }

    [Test]
    public async Task Every_write_gives_another_revision_though_the_clock_stands_still()
    {
        var seen = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            var saved = await SaveAsync(Owner.Global, "a", "1", basedOn: 0, ("api_key", "sk-kept"));
            await NoteAsync();
            await SaveAsync(Owner.Global, "a", "2", basedOn: saved!.Value, ("api_key", "sk-kept"));
            await NoteAsync();
            (await _store.RenewAsync(Owner.Global, ResourceKind.Provider, "a", default)).ShouldBeTrue();
            var renewed = await NoteAsync();
            (renewed.Document, renewed.Secrets!["api_key"].Reveal()).ShouldBe(("2", "sk-kept"));
            (await _store.DeleteAsync(Owner.Global, ResourceKind.Provider, "a", renewed.Version, default)).ShouldBeTrue();
        }

        seen.ShouldBeUnique();
        (await _store.RenewAsync(Owner.Global, ResourceKind.Provider, "a", default)).ShouldBeFalse();

        async Task<StoredResource> NoteAsync()
        {
            var found = (await _store.FindAsync(Owner.Global, ResourceKind.Provider, "a", default)).ShouldNotBeNull();
            seen.Add(found.Revision);
            return found;
        }
    }

    [Test]
    public async Task A_write_based_on_another_version_changes_nothing()
    {
        var first = await SaveAsync(Owner.Global, "a", "1", basedOn: 0);
        var second = await SaveAsync(Owner.Global, "a", "2", basedOn: first!.Value);

        (await SaveAsync(Owner.Global, "a", "3", basedOn: first.Value)).ShouldBeNull();
        (await SaveAsync(Owner.Global, "a", "3", basedOn: 0)).ShouldBeNull();
        (await _store.DeleteAsync(Owner.Global, ResourceKind.Provider, "a", first.Value, default)).ShouldBeFalse();

        var found = await _store.FindAsync(Owner.Global, ResourceKind.Provider, "a", default);
        found!.Document.ShouldBe("2");
        found.Version.ShouldBe(second!.Value);
        second.Value.ShouldBeGreaterThan(first.Value);
    }

    [Test]
    public async Task A_document_made_anew_under_an_old_id_has_another_version()
    {
        var first = await SaveAsync(Owner.Global, "a", "1", basedOn: 0);
        await _store.DeleteAsync(Owner.Global, ResourceKind.Provider, "a", first!.Value, default);
        _host.Time.Advance(TimeSpan.FromMilliseconds(1));

        (await SaveAsync(Owner.Global, "a", "1", basedOn: 0)).ShouldNotBe(first);
    }

    [Test]
    public async Task Owners_with_the_same_ids_never_see_each_other()
    {
        var alice = Owner.OfUser(Guid.NewGuid());
        var version = await SaveAsync(Owner.Global, "a", "global", basedOn: 0);
        await SaveAsync(alice, "a", "alice", basedOn: 0);

        (await _store.ListAsync(alice, ResourceKind.Provider, default)).ShouldHaveSingleItem().Document.ShouldBe("alice");
        (await _store.FindAsync(Owner.Global, ResourceKind.Provider, "a", default))!.Document.ShouldBe("global");
        (await _store.ListAsync(Owner.OfUser(Guid.NewGuid()), ResourceKind.Provider, default)).ShouldBeEmpty();
        (await _store.DeleteAsync(Owner.OfUser(Guid.NewGuid()), ResourceKind.Provider, "a", version!.Value, default)).ShouldBeFalse();
    }

    [Test]
    public async Task Kinds_with_the_same_ids_are_apart()
    {
        await _store.SaveAsync(Owner.Global, ResourceKind.Rotation, Draft("a", "rotation"), 0, default);
        await _store.SaveAsync(Owner.Global, ResourceKind.Autoselect, Draft("a", "autoselect"), 0, default);

        (await _store.FindAsync(Owner.Global, ResourceKind.Provider, "a", default)).ShouldBeNull();
        (await _store.FindAsync(Owner.Global, ResourceKind.Rotation, "a", default))!.Document.ShouldBe("rotation");
        (await _store.FindAsync(Owner.Global, ResourceKind.Autoselect, "a", default))!.Document.ShouldBe("autoselect");
    }

    [Test]
    public async Task Ids_differ_by_case()
    {
        await SaveAsync(Owner.Global, "a", "small", basedOn: 0);
        await SaveAsync(Owner.Global, "A", "large", basedOn: 0);

        (await _store.FindAsync(Owner.Global, ResourceKind.Provider, "A", default))!.Document.ShouldBe("large");
    }

    [TestCase("' OR '1'='1")]
    [TestCase("a'; DROP TABLE providers; --")]
    [TestCase("%")]
    [TestCase("a\0b")]
    public async Task Ids_with_meaning_to_a_database_find_nothing(string id)
    {
        await SaveAsync(Owner.Global, "a", "1", basedOn: 0);

        (await _store.FindAsync(Owner.Global, ResourceKind.Provider, id, default)).ShouldBeNull();
        (await _store.ListAsync(Owner.Global, ResourceKind.Provider, default)).Count.ShouldBe(1);
    }

    [Test]
    public async Task Writers_of_two_processes_all_get_through()
    {
        await using var other = await _host.StartAnotherAsync();
        var stores = new[] { _store, other.Get<IResourceStore>() };

        var saves = Enumerable.Range(0, 60).Select(i => Task.Run(() =>
            stores[i % 2].SaveAsync(Owner.Global, ResourceKind.Provider, Draft($"p{i}", "{}"), 0, default)));
        var versions = await Task.WhenAll(saves);

        versions.ShouldAllBe(v => v != null);
        (await _store.ListAsync(Owner.Global, ResourceKind.Provider, default)).Count.ShouldBe(60);
    }

    [Test]
    public async Task Of_two_writers_with_the_same_base_one_wins()
    {
        await using var other = await _host.StartAnotherAsync();
        var stores = new[] { _store, other.Get<IResourceStore>() };
        for (var round = 0; round < 10; round++)
        {
            var id = $"p{round}";
            var versions = await Task.WhenAll(stores.Select(s => Task.Run(() =>
                s.SaveAsync(Owner.Global, ResourceKind.Provider, Draft(id, "{}"), 0, default))));
            versions.Count(v => v is not null).ShouldBe(1);
        }
    }

    private static ResourceDraft Draft(string id, string document, params (string Place, string Secret)[] secrets) =>
        new(id, document, secrets.ToDictionary(s => s.Place, s => new Secret(s.Secret)));

    private Task<long?> SaveAsync(Owner owner, string id, string document, long basedOn, params (string Place, string Secret)[] secrets) =>
        _store.SaveAsync(owner, ResourceKind.Provider, Draft(id, document, secrets), basedOn, default);
}
