using Aisbf.Domain.Common;

namespace Aisbf.Domain.Tests.Common;

public sealed class PrintableTests
{
    [TestCase("gpt-4o", "gpt-4o")]
    [TestCase("a\r\n\t\0b", "ab")]
    [TestCase("a\u202Eb\u200Bc\u2028d", "abcd")]
    [TestCase("modèle 模型 🙂", "modèle 模型 🙂")]
    [TestCase("lone \uD83D surrogate", "lone  surrogate")]
    [TestCase("", "")]
    public void What_could_disturb_a_line_is_left_out(string text, string clean) => Printable.Of(text).ShouldBe(clean);

    [Test]
    public void A_long_text_is_cut_between_characters()
    {
        Printable.Of(new string('x', 500)).Length.ShouldBe(200);
        Printable.Of(new string('x', 199) + "🙂").ShouldBe(new string('x', 199));
    }
}
