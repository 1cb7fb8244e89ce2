using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Tenancy;

internal sealed class ModelPatternTests
{
    [TestCase("openai/gpt-4o", "openai/gpt-4o")]
    [TestCase("*", "*", Description = "every model")]
    [TestCase("openai/*", "openai/*")]
    [TestCase("openrouter/meta/llama*", "openrouter/meta/llama*")]
    [TestCase("rotation/fast", "rotation/fast")]
    [TestCase("rotations/fast", "rotation/fast")]
    [TestCase("user-rotation/fast", "rotation/fast")]
    [TestCase("autoselect/best", "autoselect/best")]
    [TestCase("autoselections/best", "autoselect/best")]
    [TestCase("user-autoselect/*", "autoselect/*")]
    [TestCase("user-provider/openai/gpt-4o", "openai/gpt-4o")]
    public void A_pattern_is_kept_in_the_one_form_that_names_have(string text, string normalized) =>
        ModelPattern.Normalize(text).ShouldBe(normalized);

    [TestCase("")]
    [TestCase("gpt-4o", Description = "could be anything by that name")]
    [TestCase("open*")]
    [TestCase("openai/")]
    [TestCase("openai/ ")]
    [TestCase("/gpt-4o")]
    [TestCase("*/gpt-4o")]
    [TestCase("openai/*mini")]
    [TestCase("openai/g**")]
    [TestCase("openai/a\nrotation/b")]
    [TestCase("user-provider/openai")]
    [TestCase("v1/chat", Description = "a reserved word is no provider")]
    public void What_is_no_pattern_is_refused(string text) => ModelPattern.Normalize(text).ShouldBeNull();

    [Test]
    public void A_pattern_longer_than_any_name_is_refused() => ModelPattern.Normalize("openai/" + new string('a', 512)).ShouldBeNull();

    [TestCase("openai/gpt-4o", "openai/gpt-4o", true)]
    [TestCase("openai/gpt-4o", "openai/gpt-4o-mini", false)]
    [TestCase("openai/gpt-4o", "openai/GPT-4o", false)]
    [TestCase("openai/gpt-4o", "openai2/gpt-4o", false)]
    [TestCase("openai/gpt-4o*", "openai/gpt-4o", true)]
    [TestCase("openai/gpt-4o*", "openai/gpt-4o-mini", true)]
    [TestCase("openai/*", "openai/vendor/model", true)]
    [TestCase("openai/*", "openai2/gpt-4o", false)]
    [TestCase("openai/*", "rotation/openai/x", false)]
    [TestCase("rotation/*", "rotation/fast", true)]
    public void A_star_stands_for_any_rest_and_everything_else_for_itself(string pattern, string name, bool matches) =>
        ModelPattern.Matches(pattern, name).ShouldBe(matches);
}
