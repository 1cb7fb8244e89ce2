using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Tenancy;

internal sealed class GlobalRoutesPolicyTests
{
    private static readonly Owner Ann = Owner.OfUser(new Guid(1, 0, 0, new byte[8]));
    private static readonly Owner Ben = Owner.OfUser(new Guid(2, 0, 0, new byte[8]));

    [TestCase(UserRole.User, false, false)]
    [TestCase(UserRole.User, true, true)]
    [TestCase(UserRole.Admin, false, true)]
    [TestCase(UserRole.GlobalAdmin, false, true)]
    [TestCase(UserRole.GlobalAdmin, true, true)]
    public void In_the_own_namespace_admins_may_always_and_users_where_routes_are_shared(UserRole role, bool open, bool may) =>
        GlobalRoutesPolicy.MayUse(Of(Ann, role), open).ShouldBe(may);

    [TestCase(UserRole.GlobalAdmin, false, false)]
    [TestCase(UserRole.GlobalAdmin, true, true)]
    public void In_a_namespace_of_somebody_else_an_admin_has_what_that_person_has(UserRole role, bool open, bool may) =>
        GlobalRoutesPolicy.MayUse(Of(Ann, role).ActingIn(Ben), open).ShouldBe(may);

    [Test]
    public void An_operator_at_work_in_a_namespace_has_what_that_person_has([Values] bool open) =>
        GlobalRoutesPolicy.MayUse(Caller.Anonymous.ActingIn(Ben), open).ShouldBe(open);

    [Test]
    public void The_operators_own_namespace_has_nothing_behind_it() =>
        GlobalRoutesPolicy.MayUse(Caller.Anonymous, openToUsers: true).ShouldBeFalse();

    private static Caller Of(Owner owner, UserRole role) => new(owner, Guid.NewGuid(), TokenScope.Api) { Role = role };
}
