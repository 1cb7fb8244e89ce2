using System.Net;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Domain.Tests.Routing;

namespace Aisbf.Domain.Tests.Tenancy;

[NonParallelizable]
internal sealed class TokenLimitsTests
{
    private static readonly RouteSnapshot Snapshot = RouteSnapshot.Build(
        Owner.OfUser(new Guid(1, 0, 0, new byte[8])),
        [Routes.Provider("a", "m", "own", "vendor/m"), Routes.Provider("b", "m")],
        [Routes.Rotation("mix", Routes.Entry("a", "m"), Routes.Entry("b", "m")) with { ModelName = "blend" }],
        []);

    [Test]
    public void No_limits_allow_everything_and_cost_nothing()
    {
        const int Iterations = 10_000;
        var target = Target("a/m");
        Ask(Iterations).ShouldBe(Iterations);

        // The runtime may allocate a little of its own while it optimizes.
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask(Iterations);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Iterations / 10);

        int Ask(int times)
        {
            var allowed = 0;
            for (var i = 0; i < times; i++)
            {
                allowed += TokenLimits.None.AllowsAddress(null) && target.IsAllowedBy(TokenLimits.None) && TokenLimits.None.IsUnlimited ? 1 : 0;
            }

            return allowed;
        }
    }

    [Test]
    public void An_address_that_is_not_known_is_none_of_those_allowed()
    {
        var limits = new TokenLimits([], ["10.0.0.0/8", "::1"]);
        limits.AllowsAddress(IPAddress.IPv6Loopback).ShouldBeTrue();
        limits.AllowsAddress(IPAddress.Parse("10.1.1.1")).ShouldBeTrue();
        limits.AllowsAddress(IPAddress.Loopback).ShouldBeFalse();
        limits.AllowsAddress(null).ShouldBeFalse();
    }

    [Test]
    public void A_stored_limit_that_cannot_be_read_admits_nobody()
    {
        var limits = new TokenLimits([], ["10.0.0.0.0/8"]);
        limits.IsUnlimited.ShouldBeFalse();
        limits.AllowsAddress(IPAddress.Parse("10.1.1.1")).ShouldBeFalse();
    }

    [TestCase("a/own")]
    [TestCase("own", Description = "a bare name that only one provider has")]
    [TestCase("user-provider/a/own")]
    public void Every_spelling_of_an_allowed_model_is_allowed(string name)
    {
        Target(name).IsAllowedBy(Limit("a/own")).ShouldBeTrue();
        Target(name).IsAllowedBy(Limit("a/m", "b/*")).ShouldBeFalse();
    }

    [TestCase("rotation/mix")]
    [TestCase("rotations/mix")]
    [TestCase("rotation/blend")]
    [TestCase("user-rotation/mix")]
    [TestCase("mix")]
    [TestCase("blend")]
    public void A_rotation_is_allowed_by_its_id_however_it_is_called_and_not_by_its_members(string name)
    {
        Target(name).IsAllowedBy(Limit("rotation/mix")).ShouldBeTrue();
        Target(name).IsAllowedBy(Limit("rotation/blend")).ShouldBeFalse();
        Target(name).IsAllowedBy(Limit("a/*", "b/*")).ShouldBeFalse();
    }

    [Test]
    public void A_bare_name_that_several_providers_have_needs_all_of_them()
    {
        Target("m").IsAllowedBy(Limit("a/m")).ShouldBeFalse();
        Target("m").IsAllowedBy(Limit("b/*")).ShouldBeFalse();
        Target("m").IsAllowedBy(Limit("rotation/*")).ShouldBeFalse();
        Target("m").IsAllowedBy(Limit("a/*", "b/m")).ShouldBeTrue();
    }

    [TestCase("a/m")]
    [TestCase("a/a/m", Description = "the provider's own prefix twice")]
    public void The_provider_of_a_path_is_part_of_the_name(string model)
    {
        RouteResolver.Resolve(Snapshot, new RouteQuery(model, RouteFamily.Provider, "a")).TryGet(out var target, out _).ShouldBeTrue();
        target.IsAllowedBy(Limit("b/*", "rotation/*")).ShouldBeFalse();
        target.IsAllowedBy(Limit("a/*")).ShouldBeTrue();
    }

    [Test]
    public void A_model_that_a_provider_does_not_list_needs_to_be_allowed_too()
    {
        Target("a/new").IsAllowedBy(Limit("a/m")).ShouldBeFalse();
        Target("a/new").IsAllowedBy(Limit("a/n*")).ShouldBeTrue();
    }

    [Test]
    public void The_planner_refuses_before_it_takes_a_ticket()
    {
        var planning = new Planning(Snapshot);
        var plan = new RoutePlanner(Domain.Rotations.RotationPolicies.All)
            .Plan(Snapshot, Limit("a/own"), new RouteQuery("mix"), Routes.Facts, planning, planning, Owner.Global);

        plan.Error!.Code.ShouldBe(ErrorCode.PermissionDenied);
        plan.Error.Message.ShouldNotContain("own");
        planning.TicketsOf("mix").ShouldBe(0);
    }

    private static TokenLimits Limit(params string[] models) => new(models, []);

    private static RouteTarget Target(string name)
    {
        RouteResolver.Resolve(Snapshot, new RouteQuery(name)).TryGet(out var target, out var error).ShouldBeTrue(error?.Message);
        return target;
    }
}
