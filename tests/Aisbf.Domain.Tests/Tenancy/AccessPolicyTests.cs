using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Tenancy;

internal sealed class AccessPolicyTests
{
    private static readonly Owner Ann = Owner.OfUser(new Guid(1, 0, 0, new byte[8]));
    private static readonly Owner Ben = Owner.OfUser(new Guid(2, 0, 0, new byte[8]));

    private static readonly Dictionary<string, Caller> Callers = new()
    {
        ["operator api"] = new Caller(Owner.Global, Guid.NewGuid(), TokenScope.Api),
        ["operator mcp"] = new Caller(Owner.Global, Guid.NewGuid(), TokenScope.Mcp),
        ["operator admin"] = new Caller(Owner.Global, Guid.NewGuid(), TokenScope.Api | TokenScope.Mcp | TokenScope.Admin),
        ["user api"] = new Caller(Ann, Guid.NewGuid(), TokenScope.Api) { Username = "ann" },
        ["user mcp"] = new Caller(Ann, Guid.NewGuid(), TokenScope.Mcp) { Username = "ann" },
        ["admin's token"] = new Caller(Ann, Guid.NewGuid(), TokenScope.Api) { Username = "ann", Role = UserRole.GlobalAdmin },
        ["user session"] = Session(UserRole.User),
        ["admin session"] = Session(UserRole.Admin),
        ["global admin session"] = Session(UserRole.GlobalAdmin),
    };

    private static readonly Dictionary<AccessLevel, string[]> Admitted = new()
    {
        [AccessLevel.Public] = [.. Callers.Keys],
        [AccessLevel.Caller] = [.. Callers.Keys.Where(name => !name.EndsWith("mcp", StringComparison.Ordinal))],
        [AccessLevel.User] = ["user api", "admin's token", "user session", "admin session", "global admin session"],
        [AccessLevel.Session] = ["user session", "admin session", "global admin session"],
        [AccessLevel.Admin] = ["operator admin", "admin session", "global admin session"],
        [AccessLevel.GlobalAdmin] = ["operator admin", "global admin session"],
    };

    [Test]
    public void Only_who_belongs_to_a_user_or_acts_for_one_has_a_namespace()
    {
        Callers.Where(c => AccessPolicy.CheckNamespace(c.Value) is null).Select(c => c.Key)
            .ShouldBe(Callers.Keys.Where(name => !name.StartsWith("operator", StringComparison.Ordinal)), ignoreOrder: true);
        AccessPolicy.CheckNamespace(Callers["operator admin"].ActingIn(Ben)).ShouldBeNull();
    }

    [Test]
    public void Each_level_admits_these_callers_and_no_others([Values] AccessLevel level)
    {
        Callers.Where(c => AccessPolicy.Check(c.Value, level) is null).Select(c => c.Key).ShouldBe(Admitted[level], ignoreOrder: true);
        Callers.Values.Select(c => AccessPolicy.Check(c, level)).OfType<Error>().ShouldAllBe(e => e.Code == ErrorCode.PermissionDenied);
    }

    [TestCase("a/*", null)]
    [TestCase(null, "10.0.0.0/8")]
    public void A_limited_token_manages_nothing_and_calls_models(string? model, string? address)
    {
        var limits = new TokenLimits(model is null ? [] : [model], address is null ? [] : [address]);
        var limited = new[] { "operator admin", "user api" }.Select(name => Callers[name] with { Limits = limits }).ToList();

        limited.ShouldAllBe(c => AccessPolicy.Check(c, AccessLevel.Caller) == null);
        foreach (var level in Enum.GetValues<AccessLevel>().Where(l => l.IsManagement()))
        {
            limited.ShouldAllBe(c => AccessPolicy.Check(c, level)!.Code == ErrorCode.PermissionDenied);
        }
    }

    [Test]
    public void Only_admins_and_the_operator_act_for_others()
    {
        string[] admitted = ["operator admin", "admin's token", "admin session", "global admin session"];
        Callers.Where(c => c.Value.MayActForOthers).Select(c => c.Key).ShouldBe(admitted, ignoreOrder: true);
    }

    [TestCase("operator admin", "yyy")]
    [TestCase("operator api", "nnn")]
    [TestCase("global admin session", "yyy")]
    [TestCase("admin session", "ynn")]
    [TestCase("admin's token", "yyy", Description = "the admin of that token is a global one")]
    [TestCase("user session", "nnn")]
    [TestCase("user api", "nnn")]
    public void A_namespace_is_open_to_whoever_looks_after_its_owner(string caller, string expected)
    {
        var administrator = UserAdministrator.InNamespaces(Callers[caller]);
        var letters = Enum.GetValues<UserRole>().Select(role =>
            UserAdministrationPolicy.Check(administrator, UserAction.UseNamespace, new ManagedUser(Ben.UserId!.Value, role, true, false)) is null ? 'y' : 'n');
        string.Concat(letters).ShouldBe(expected);
    }

    [Test]
    public void Whoever_acts_for_another_stays_who_he_is()
    {
        var acting = Callers["admin session"].ActingIn(Ben);
        acting.Owner.ShouldBe(Ben);
        acting.Self.ShouldBe(Ann);
        acting.Role.ShouldBe(UserRole.Admin);
    }

    [Test]
    public void A_token_of_an_admin_opens_no_administration() => Callers["admin's token"].IsAdmin.ShouldBeFalse();

    private static Caller Session(UserRole role) =>
        new(Ann, Guid.Empty, TokenScope.Api | TokenScope.Mcp) { Username = "ann", Role = role, IsSession = true };
}
