using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

public sealed class ModelIdTests
{
    [TestCase("gpt-4.1-mini", ModelIdKind.Bare, "", "gpt-4.1-mini")]
    [TestCase("openai/gpt-4o", ModelIdKind.Prefixed, "openai", "gpt-4o")]
    [TestCase("router/meta-llama/Llama-3", ModelIdKind.Prefixed, "router", "meta-llama/Llama-3")]
    [TestCase("/gpt", ModelIdKind.Prefixed, "", "gpt")]
    [TestCase("openai/", ModelIdKind.Prefixed, "openai", "")]
    [TestCase("rotation/fast", ModelIdKind.Rotation, "", "fast")]
    [TestCase("rotations/fast", ModelIdKind.Rotation, "", "fast")]
    [TestCase("rotation/team/fast", ModelIdKind.Rotation, "", "team/fast")]
    [TestCase("Rotation/fast", ModelIdKind.Prefixed, "Rotation", "fast")]
    [TestCase("autoselect/smart", ModelIdKind.Autoselect, "", "smart")]
    [TestCase("autoselects/smart", ModelIdKind.Autoselect, "", "smart")]
    [TestCase("autoselections/smart", ModelIdKind.Autoselect, "", "smart")]
    [TestCase("user-provider/mine/gpt/x", ModelIdKind.UserProvider, "mine", "gpt/x")]
    [TestCase("user-provider/mine", ModelIdKind.UserProvider, "", "")]
    [TestCase("user-provider//x", ModelIdKind.UserProvider, "", "x")]
    [TestCase("user-rotation/mine", ModelIdKind.UserRotation, "", "mine")]
    [TestCase("user-autoselect/mine", ModelIdKind.UserAutoselect, "", "mine")]
    [TestCase("", ModelIdKind.Bare, "", "")]
    public void A_name_is_taken_apart_by_its_form(string text, ModelIdKind kind, string provider, string name)
    {
        var id = ModelId.Parse(text);

        id.Kind.ShouldBe(kind);
        id.Provider.ToString().ShouldBe(provider);
        id.Name.ToString().ShouldBe(name);
        id.Text.ShouldBe(text);
    }
}
