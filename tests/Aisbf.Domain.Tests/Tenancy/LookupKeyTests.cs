using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Tenancy;

internal sealed class LookupKeyTests
{
    [TestCase("jess", "JESS")]
    [TestCase("Jess@Example.test", "JESS@EXAMPLE.TEST")]
    [TestCase("a.b_c-9", "A.B_C-9")]
    public void Ascii_is_compared_without_case(string text, string key) => LookupKey.Of(text).ShouldBe(key);

    [TestCaseSource(typeof(Confusables), nameof(Confusables.OfJess))]
    public void Nothing_else_is_folded(string email) => LookupKey.Of(email).ShouldNotBe(LookupKey.Of(Confusables.Plain));

    [Test]
    public void Every_character_but_ascii_letters_keeps_a_key_of_its_own()
    {
        var keys = Enumerable.Range(0, char.MaxValue + 1).Select(c => LookupKey.Of(((char)c).ToString())).ToList();
        keys.Distinct().Count().ShouldBe(char.MaxValue + 1 - 26);
        keys.ShouldAllBe(key => key.All(c => c > ' ' && c < '\x7F'));
    }

    [Test]
    public void Spaces_at_an_end_count_whatever_a_database_thinks_of_them() => LookupKey.Of("jess ").ShouldBe("JESS\\0020");

    [Test]
    public void An_escape_cannot_be_written_by_hand() => LookupKey.Of("\\017F").ShouldNotBe(LookupKey.Of("\u017F"));
}
