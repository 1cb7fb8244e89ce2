using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Administration;

[TestFixtureSource(typeof(ResourceKinds), nameof(ResourceKinds.All))]
internal sealed class ResourceTests(string kind) : GatewayFixture
{
    private string Collection => $"/api/admin/{kind}";

    [Test]
    public async Task A_new_document_is_201_its_replacement_200_and_each_has_a_new_entity_tag()
    {
        var path = NewPath();
        var created = (await App.Admin.PutAsync(path, ResourceKinds.Document(kind))).ShouldHaveStatus(201);
        var replaced = (await App.Admin.PutAsync(path, ResourceKinds.Document(kind, 2))).ShouldHaveStatus(200);

        created.MediaType.ShouldBe("application/json");
        created.Json.GetProperty("id").GetString().ShouldBe(path.Split('/')[^1]);
        created.ETag().ShouldNotBe(replaced.ETag());
        replaced.Json.GetProperty("default_rate_limit").GetDouble().ShouldBe(2);
    }

    [Test]
    public async Task The_same_document_again_changes_neither_the_document_nor_its_entity_tag()
    {
        var path = NewPath();
        var created = (await App.Admin.PutAsync(path, ResourceKinds.Document(kind))).ShouldHaveStatus(201);
        var again = (await App.Admin.PutAsync(path, ResourceKinds.Document(kind))).ShouldHaveStatus(200);

        again.ETag().ShouldBe(created.ETag());
        again.Body.ShouldBe(created.Body);
    }

    [Test]
    public async Task A_document_is_read_as_it_was_answered_when_it_was_saved()
    {
        var path = NewPath();
        var created = await App.Admin.PutAsync(path, ResourceKinds.Document(kind));
        var read = (await App.Admin.ReadAsync(path)).ShouldHaveStatus(200);

        read.Body.ShouldBe(created.Body);
        read.ETag().ShouldBe(created.ETag());
    }

    [Test]
    public async Task A_read_document_can_be_put_back_as_it_is()
    {
        var path = NewPath();
        await App.Admin.PutAsync(path, ResourceKinds.Document(kind));
        var read = await App.Admin.ReadAsync(path);
        var put = (await App.Admin.PutAsync(path, read.Body, "If-Match", read.ETag())).ShouldHaveStatus(200);

        put.ETag().ShouldBe(read.ETag());
    }

    [Test]
    public async Task The_list_has_every_document_that_exists_and_none_that_was_removed()
    {
        string[] paths = [NewPath(), NewPath(), NewPath()];
        foreach (var path in paths)
        {
            (await App.Admin.PutAsync(path, ResourceKinds.Document(kind))).ShouldHaveStatus(201);
        }

        (await App.Admin.RemoveAsync(paths[1])).ShouldHaveStatus(204);
        var list = (await App.Admin.ReadAsync(Collection)).ShouldHaveStatus(200).Json;

        list.GetProperty("object").GetString().ShouldBe("list");
        var ids = list.GetProperty("data").EnumerateArray().Select(d => $"{Collection}/{d.GetProperty("id").GetString()}").ToList();
        ids.ShouldContain(paths[0]);
        ids.ShouldNotContain(paths[1]);
        ids.ShouldContain(paths[2]);
    }

    [Test]
    public async Task A_removed_document_is_204_once_and_404_from_then_on()
    {
        var path = NewPath();
        await App.Admin.PutAsync(path, ResourceKinds.Document(kind));
        var removed = (await App.Admin.RemoveAsync(path)).ShouldHaveStatus(204);

        removed.Body.ShouldBeEmpty();
        (await App.Admin.ReadAsync(path)).ShouldBeProblem(404, "not_found");
        (await App.Admin.RemoveAsync(path)).ShouldBeProblem(404, "not_found");
        (await App.Admin.PutAsync(path, ResourceKinds.Document(kind))).ShouldHaveStatus(201);
    }

    [Test]
    public async Task A_change_to_a_version_that_is_no_longer_there_is_412_and_changes_nothing()
    {
        var path = NewPath();
        var old = await App.Admin.PutAsync(path, ResourceKinds.Document(kind));
        var current = await App.Admin.PutAsync(path, ResourceKinds.Document(kind, 2));

        (await App.Admin.PutAsync(path, ResourceKinds.Document(kind, 3), "If-Match", old.ETag())).ShouldBeProblem(412, "precondition_failed");
        (await App.Admin.RemoveAsync(path, "If-Match", old.ETag())).ShouldBeProblem(412, "precondition_failed");
        (await App.Admin.ReadAsync(path)).Body.ShouldBe(current.Body);
        (await App.Admin.PutAsync(path, ResourceKinds.Document(kind, 3), "If-Match", current.ETag())).ShouldHaveStatus(200);
    }

    [TestCase("W/\"1\"")]
    [TestCase("\"\"")]
    [TestCase("\"one\"")]
    [TestCase("\"-1\"")]
    [TestCase("\"99999999999999999999999\"")]
    [TestCase("1")]
    [TestCase("not a tag")]
    [TestCase("\"' OR 1=1 --\"")]
    public async Task An_entity_tag_that_is_not_ours_matches_nothing(string tag)
    {
        var path = NewPath();
        await App.Admin.PutAsync(path, ResourceKinds.Document(kind));

        (await App.Admin.PutAsync(path, ResourceKinds.Document(kind, 2), "If-Match", tag)).ShouldBeProblem(412, "precondition_failed");
    }

    [Test]
    public async Task One_of_several_entity_tags_is_enough()
    {
        var path = NewPath();
        var created = await App.Admin.PutAsync(path, ResourceKinds.Document(kind));

        (await App.Admin.PutAsync(path, ResourceKinds.Document(kind, 2), "If-Match", $"\"77777\", {created.ETag()}")).ShouldHaveStatus(200);
    }

    [Test]
    public async Task If_match_needs_a_document_and_if_none_match_needs_that_there_is_none()
    {
        var path = NewPath();
        var document = ResourceKinds.Document(kind);

        (await App.Admin.PutAsync(path, document, "If-Match", "*")).ShouldBeProblem(412, "precondition_failed");
        (await App.Admin.PutAsync(path, document, "If-Match", "\"1\"")).ShouldBeProblem(412, "precondition_failed");
        (await App.Admin.ReadAsync(path)).ShouldHaveStatus(404);
        (await App.Admin.PutAsync(path, document, "If-None-Match", "*")).ShouldHaveStatus(201);
        (await App.Admin.PutAsync(path, document, "If-None-Match", "*")).ShouldBeProblem(412, "precondition_failed");
        (await App.Admin.PutAsync(path, document, "If-Match", "*")).ShouldHaveStatus(200);
        (await App.Admin.RemoveAsync(path, "If-Match", "*")).ShouldHaveStatus(204);
    }

    [Test]
    public async Task Of_many_who_change_the_same_version_at_once_one_wins()
    {
        var path = NewPath();
        var created = await App.Admin.PutAsync(path, ResourceKinds.Document(kind));
        var answers = await Task.WhenAll(Enumerable.Range(2, 8).Select(rate =>
            App.Admin.PutAsync(path, ResourceKinds.Document(kind, rate), "If-Match", created.ETag())));

        answers.Select(a => a.Status).Order().ShouldBe([200, .. Enumerable.Repeat(412, 7)]);
    }

    [Test]
    public async Task Of_many_who_create_the_same_document_at_once_one_creates_it()
    {
        var path = NewPath();
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(rate =>
            App.Admin.PutAsync(path, ResourceKinds.Document(kind, rate), "If-None-Match", "*")));

        answers.Count(a => a.Status == 201).ShouldBe(1, string.Join('\n', answers.Select(a => a.Body)));
        answers.ShouldAllBe(a => a.Status == 201 || a.Status == 412);
    }

    private string NewPath() => $"{Collection}/{NewId("doc-")}";
}
