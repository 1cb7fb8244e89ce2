using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Tenancy;

internal sealed class EmailAddressTests
{
    [TestCase("jess@example.test")]
    [TestCase("Jess.O'Neil+tag@Mail.Example.test")]
    [TestCase("root@localhost")]
    [TestCase("a@xn--bcher-kva.example")]
    [TestCase("a_b-c@1.example")]
    public void An_ascii_address_is_valid(string email) => EmailAddress.IsValid(email).ShouldBeTrue();

    [TestCase(null)]
    [TestCase("")]
    [TestCase("jess")]
    [TestCase("@example.test")]
    [TestCase("jess@")]
    [TestCase("jess@example.test@example.test")]
    [TestCase(".jess@example.test")]
    [TestCase("jess.@example.test")]
    [TestCase("je..ss@example.test")]
    [TestCase("jess@.example.test")]
    [TestCase("jess@-example.test")]
    [TestCase("jess@example.test.")]
    [TestCase("jess@example..test")]
    [TestCase(" jess@example.test")]
    [TestCase("jess@example.test ")]
    [TestCase("jess@example.test\n")]
    [TestCase("je\0ss@example.test")]
    [TestCase("\"je ss\"@example.test")]
    [TestCase("Jess <jess@example.test>")]
    [TestCase("jess@[127.0.0.1]")]
    public void What_is_malformed_is_not(string? email) => EmailAddress.IsValid(email).ShouldBeFalse();

    [TestCaseSource(typeof(Confusables), nameof(Confusables.OfJess))]
    public void What_only_looks_like_an_ascii_address_is_not(string email) => EmailAddress.IsValid(email).ShouldBeFalse();

    [Test]
    public void An_address_is_bounded()
    {
        EmailAddress.IsValid(new string('a', 64) + "@example.test").ShouldBeTrue();
        EmailAddress.IsValid(new string('a', 65) + "@example.test").ShouldBeFalse();
        EmailAddress.IsValid("a@" + new string('a', 300)).ShouldBeFalse();
    }
}
