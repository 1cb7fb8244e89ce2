using Aisbf.Architecture.Tests.Samples;
using Aisbf.Architecture.Tests.Solution;

namespace Aisbf.Architecture.Tests.Layers;

/// <summary>The arrows between layers as the compiled code draws them, and what the domain keeps away from.</summary>
internal sealed class LayerTests
{
    private static readonly CodeGraph Production = new([.. Assemblies.All]);
    private static readonly CodeGraph Samples = new(typeof(ImpureSample).Assembly);

    [Test]
    public void The_domain_uses_nothing_of_ours_and_no_package() =>
        Production.Uses(LayerRules.InDomain, LayerRules.IsOutsideDomain).ShouldBeEmpty();

    [Test]
    public void The_domain_does_no_io_and_asks_neither_clock_nor_dice() =>
        Production.Uses(LayerRules.InDomain, LayerRules.IsImpure).ShouldBeEmpty();

    [Test]
    public void The_application_knows_neither_host_nor_database() =>
        Production.Uses(LayerRules.InApplication, LayerRules.IsOutsideApplication).ShouldBeEmpty();

    [Test]
    public void The_infrastructure_does_not_know_the_host() =>
        Production.Uses(LayerRules.InInfrastructure, LayerRules.IsHost).ShouldBeEmpty();

    [Test]
    public void Of_the_host_only_its_composition_sees_the_infrastructure() =>
        Production.Uses(LayerRules.InHostButNotComposition, LayerRules.IsInfrastructure).ShouldBeEmpty();

    [Test]
    public void The_simulator_uses_nothing_of_ours() =>
        Production.Uses(LayerRules.InSimulator, LayerRules.IsOursButNotSimulator).ShouldBeEmpty();

    [Test]
    public void There_is_code_to_look_at()
    {
        Production.Uses(LayerRules.InDomain, target => target == "System.Object").Count.ShouldBeGreaterThan(20);
        Production.Uses(LayerRules.InApplication, LayerRules.InDomain).Count.ShouldBeGreaterThan(20);
        Production.Uses(LayerRules.InInfrastructure, LayerRules.InApplication).Count.ShouldBeGreaterThan(20);
    }

    [Test]
    public void Twin_the_clock_is_found_wherever_it_hides() =>
        Found<ImpureSample>(LayerRules.IsImpure).ShouldBe(
        [
            "System.DateTime::get_Now()",
            "System.DateTimeOffset::get_UtcNow()",
            "System.IO.File",
            "System.Random::.ctor()",
            "System.Random::get_Shared()",
            "System.Threading.Tasks.Task",
            "System.Threading.Tasks.Task`1",
        ]);

    [Test]
    public void Twin_the_layers_above_are_found()
    {
        Found<LayerBreakingSample>(LayerRules.IsOutsideDomain).ShouldContain("MediatR.IMediator");
        Found<LayerBreakingSample>(LayerRules.IsOutsideApplication).ShouldContain("Microsoft.AspNetCore.Http.HttpContext");
        Found<LayerBreakingSample>(LayerRules.IsHost).ShouldContain("Aisbf.Api.Authentication.AccessAttribute");
        Found<LayerBreakingSample>(LayerRules.IsInfrastructure).ShouldContain("Aisbf.Infrastructure.DependencyInjection");
        Found<LayerBreakingSample>(LayerRules.IsOursButNotSimulator).ShouldContain("Aisbf.Domain.Common.Error");
    }

    [TestCase("Aisbf.Api.Controllers.Chat.ChatController", true)]
    [TestCase("Aisbf.Api.Streaming.GatewayService", true)]
    [TestCase("Aisbf.Api.Hosting.Pipeline", false)]
    [TestCase("Aisbf.Api.Demo.DemoMode", false)]
    [TestCase("Program", false)]
    public void Only_composition_is_let_off(string type, bool held) => LayerRules.InHostButNotComposition(type).ShouldBe(held);

    private static IEnumerable<string> Found<TSample>(Func<string, bool> forbidden) =>
        Samples.Uses(origin => origin.StartsWith(typeof(TSample).FullName!, StringComparison.Ordinal), forbidden)
            .Select(use => use[(use.IndexOf(" uses ", StringComparison.Ordinal) + 6)..])
            .Distinct()
            .Order(StringComparer.Ordinal);
}
