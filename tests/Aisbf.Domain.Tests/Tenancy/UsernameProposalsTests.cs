using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Tenancy;

internal sealed class UsernameProposalsTests
{
    [TestCase("Ada Lovelace", "ada_lovelace")]
    [TestCase("José Ñandú", "jose_nandu")]
    [TestCase("  -Bob. ", "bob")]
    [TestCase("a..b...c", "a.b.c")]
    [TestCase("O'Neil <script>", "oneil_script")]
    [TestCase(null, "somebody.else")]
    [TestCase("", "somebody.else")]
    [TestCase("Ян", "somebody.else")]
    [TestCase("al", "al1")]
    [TestCase("admin", "admin1")]
    [TestCase("\ud800broken", "broken")]
    public void The_first_comes_from_the_name_and_else_from_the_address(string? name, string expected) =>
        UsernameProposals.Of(name, "Somebody.Else@example.test").First().ShouldBe(expected);

    [Test]
    public void There_is_one_for_everybody() => UsernameProposals.Of(null, "я@example.test").First().ShouldBe("user1");

    [Test]
    public void All_may_be_used_and_none_is_there_twice()
    {
        var proposals = UsernameProposals.Of(new string('x', 300), "a@example.test").ToList();
        proposals.Count.ShouldBeGreaterThan(200);
        proposals.ShouldAllBe(proposal => Username.Fault(proposal) == null);
        proposals.ShouldBeUnique();
        proposals[100].ShouldBe(new string('x', 47) + "100");
    }
}
