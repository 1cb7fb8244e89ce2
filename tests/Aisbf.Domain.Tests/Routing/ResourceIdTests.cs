using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

public sealed class ResourceIdTests
{
    [TestCase("openai-prod")]
    [TestCase("a")]
    [TestCase("4o")]
    [TestCase("Azure_EU.west-1")]
    [TestCase("v1x")]
    [TestCase("a.-_b")]
    public void These_are_ids(string id) => ResourceId.IsValid(id).ShouldBeTrue();

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("a b")]
    [TestCase("a/b")]
    [TestCase("-a")]
    [TestCase(".a")]
    [TestCase("_a")]
    [TestCase("a.")]
    [TestCase("a..b")]
    [TestCase("ä")]
    [TestCase("a%2f")]
    [TestCase("a\n")]
    [TestCase("v1")]
    [TestCase("Rotations")]
    [TestCase("USER-provider")]
    public void These_are_not(string? id) => ResourceId.IsValid(id).ShouldBeFalse();

    [Test]
    public void An_id_has_at_most_64_characters()
    {
        ResourceId.IsValid(new string('a', 64)).ShouldBeTrue();
        ResourceId.IsValid(new string('a', 65)).ShouldBeFalse();
    }

    [Test]
    public void Every_reserved_id_is_refused_in_any_case()
    {
        foreach (var id in ReservedIds.All)
        {
            ReservedIds.IsReserved(id.ToUpperInvariant()).ShouldBeTrue();
            ResourceId.IsValid(id).ShouldBeFalse(id);
        }
    }
}
