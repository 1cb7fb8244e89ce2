using Aisbf.Application.Tests.Configuration;

namespace Aisbf.Application.Tests.Autoselects;

public sealed class PutAutoselectTests
{
    private ControlPlane _plane;

    [SetUp]
    public async Task SetUp()
    {
        _plane = new ControlPlane();
        await _plane.PutProviderAsync("p", """{"type":"openai","models":[{"name":"org/m"}]}""");
        await _plane.PutRotationAsync("r", """{"model_name":"coding","providers":[{"provider_id":"p"}]}""");
    }

    [TearDown]
    public void TearDown() => _plane.Dispose();

    [TestCase("r")]
    [TestCase("coding")]
    [TestCase("rotation/r")]
    [TestCase("rotations/r")]
    [TestCase("p")]
    [TestCase("p/any-model")]
    [TestCase("org/m")]
    public async Task A_model_may_be_a_rotation_or_a_providers_model(string name)
    {
        var saved = await _plane.PutAutoselectAsync("a", $$"""{"selection_model":"internal","available_models":[{"model_id":"{{name}}"}]}""");

        saved.IsSuccess.ShouldBeTrue();
        saved.Value.Document.ModelName.ShouldBe("a");
    }

    [TestCase("""{"available_models":[{"model_id":"r"},{"model_id":"missing"}]}""", "available_models[1].model_id")]
    [TestCase("""{"available_models":[{"model_id":"pp/x"}]}""", "available_models[0].model_id")]
    [TestCase("""{"available_models":[{}]}""", "available_models[0].model_id")]
    [TestCase("""{"fallback":"missing"}""", "fallback")]
    [TestCase("""{"selection_model":"missing/x"}""", "selection_model")]
    public async Task A_name_that_means_nothing_is_refused_by_its_path(string json, string path) =>
        (await _plane.PutAutoselectAsync("a", json)).Error!.Param.ShouldBe(path);
}
