using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

public sealed class LoopTrailTests
{
    private const string Id = "aisbf-0123";

    [TestCase("aisbf-0123", true)]
    [TestCase("AISBF-0123", true)]
    [TestCase("cloudflare; loops=1, aisbf-0123", true)]
    [TestCase("aisbf-0123; a=b,cloudflare", true)]
    [TestCase("  aisbf-0123  ", true)]
    [TestCase("aisbf-01234", false)]
    [TestCase("cloudflare; x=aisbf-0123", false)]
    [TestCase("cloudflare; loops=1", false)]
    [TestCase("", false)]
    [TestCase(",,,,,,,,,,", false)]
    [TestCase("a,b,c,d,e,f,g", false)]
    [TestCase("a,b,c,d,e,f,g,h", true)]
    public void A_trail_is_a_loop_if_it_has_the_own_id_or_too_many(string trail, bool isLoop) => LoopTrail.IsLoop(trail, Id).ShouldBe(isLoop);

    [Test]
    public void What_is_too_long_to_be_read_is_taken_for_a_loop() => LoopTrail.IsLoop(new string('x', 3000), Id).ShouldBeTrue();

    [TestCase("cloudflare", false)]
    [TestCase("cloudflare, aisbf-9", true)]
    [TestCase("x; y=aisbf-9", false)]
    public void Other_gateways_are_known_by_the_beginning_of_their_ids(string trail, bool has) => LoopTrail.HasGateway(trail).ShouldBe(has);

    [TestCase(null, Id)]
    [TestCase(" ", Id)]
    [TestCase("cloudflare; loops=1", "cloudflare; loops=1, " + Id)]
    public void An_id_is_appended(string? trail, string longer) => LoopTrail.Append(trail, Id).ShouldBe(longer);
}
