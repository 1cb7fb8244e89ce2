using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Tenancy;

internal sealed class UserAdministrationPolicyTests
{
    private static readonly Guid Me = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid You = new("00000000-0000-0000-0000-000000000002");

    private static readonly ManagedUser[] Targets =
    [
        new(You, UserRole.User, IsEnabled: true, IsLastGlobalAdmin: false),
        new(You, UserRole.User, IsEnabled: false, IsLastGlobalAdmin: false),
        new(You, UserRole.Admin, IsEnabled: true, IsLastGlobalAdmin: false),
        new(You, UserRole.GlobalAdmin, IsEnabled: true, IsLastGlobalAdmin: false),
        new(You, UserRole.GlobalAdmin, IsEnabled: false, IsLastGlobalAdmin: false),
        new(You, UserRole.GlobalAdmin, IsEnabled: true, IsLastGlobalAdmin: true),
    ];

    // One row for each actor, one column for each target above: y yes, n not permitted, c in conflict with how things are.
    private static readonly Dictionary<string, Dictionary<UserAction, string>> Expected = new()
    {
        ["user"] = Everything("nnnnnn", "nnnnnn", "nnnnnn"),
        ["admin"] = Everything("yynnnn", "yynnnn", "ycnnnn"),
        ["global admin"] = Everything("yyyyyy", "yyyyyc", "ycnnnn"),
        ["operator"] = Everything("yyyyyy", "yyyyyc", "nnnnnn"),
    };

    private static readonly Dictionary<string, UserAdministrator> Actors = new()
    {
        ["user"] = new UserAdministrator(Me, UserRole.User, IsSession: true),
        ["admin"] = new UserAdministrator(Me, UserRole.Admin, IsSession: true),
        ["global admin"] = new UserAdministrator(Me, UserRole.GlobalAdmin, IsSession: true),
        ["operator"] = new UserAdministrator(null, UserRole.GlobalAdmin, IsSession: false),
    };

    private static IEnumerable<TestCaseData> Matrix() =>
        from actor in Actors.Keys
        from action in Enum.GetValues<UserAction>()
        from target in Enumerable.Range(0, Targets.Length)
        select new TestCaseData(actor, action, target, Expected[actor][action][target]);

    [TestCaseSource(nameof(Matrix))]
    public void Each_role_may_do_to_each_account_what_the_matrix_says(string actor, UserAction action, int target, char expected) =>
        Letter(UserAdministrationPolicy.Check(Actors[actor], action, Targets[target])).ShouldBe(expected);

    [Test]
    public void Nobody_administers_their_own_account(
        [Values] UserAction action, [Values(UserRole.Admin, UserRole.GlobalAdmin)] UserRole role, [Values] bool isLast)
    {
        var target = new ManagedUser(Me, role, IsEnabled: true, IsLastGlobalAdmin: isLast);
        Letter(UserAdministrationPolicy.Check(new UserAdministrator(Me, role, IsSession: true), action, target))
            .ShouldBe(action is UserAction.EndSessions or UserAction.View or UserAction.UseNamespace or UserAction.ReadTokens or UserAction.CreateToken
                or UserAction.RotateToken or UserAction.RevokeToken or UserAction.ReadAudit ? 'y' : 'n');
    }

    [Test]
    public void A_persons_token_makes_none_for_admins([Values] UserAction action)
    {
        var token = new UserAdministrator(Me, UserRole.GlobalAdmin, IsSession: false);
        foreach (var target in Targets.Where(t => t is { IsLastGlobalAdmin: false, IsEnabled: true } && action != UserAction.Impersonate))
        {
            var isRefused = target.Role > UserRole.User && action is (UserAction.CreateToken or UserAction.RotateToken);
            Letter(UserAdministrationPolicy.Check(token, action, target)).ShouldBe(isRefused ? 'n' : 'y');
        }
    }

    [TestCase("user", "nnn")]
    [TestCase("admin", "ynn")]
    [TestCase("global admin", "yyy")]
    [TestCase("operator", "yyy")]
    public void A_role_is_given_only_by_whoever_has_more(string actor, string expected) =>
        string.Concat(Enum.GetValues<UserRole>().Order().Select(role => Letter(UserAdministrationPolicy.CheckGrant(Actors[actor], role))))
            .ShouldBe(expected);

    [Test]
    public void A_token_of_an_admin_administers_nobody()
    {
        var token = new Caller(Owner.OfUser(Me), You, TokenScope.Api | TokenScope.Mcp) { Role = UserRole.GlobalAdmin };
        UserAdministrator.Of(token).Role.ShouldBe(UserRole.User);
    }

    [Test]
    public void Whoever_is_signed_in_as_somebody_else_has_no_session_of_their_own()
    {
        var session = new Caller(Owner.OfUser(Me), Guid.Empty, TokenScope.Api) { IsSession = true, ImpersonatorId = You };
        UserAdministrator.Of(session).IsSession.ShouldBeFalse();
        UserAdministrator.Of(session with { ImpersonatorId = null }).IsSession.ShouldBeTrue();
    }

    [Test]
    public void A_token_of_the_operators_for_administration_counts_as_a_global_admin() =>
        UserAdministrator.Of(new Caller(Owner.Global, You, TokenScope.Admin)).ShouldBe(new UserAdministrator(null, UserRole.GlobalAdmin, IsSession: false));

    private static Dictionary<UserAction, string> Everything(string harmless, string disempowering, string impersonating) =>
        Enum.GetValues<UserAction>().ToDictionary(action => action, action => action switch
        {
            UserAction.ChangeRole or UserAction.Disable or UserAction.Delete => disempowering,
            UserAction.Impersonate => impersonating,

            // Every admin sees who the others are.
            UserAction.View => harmless.StartsWith('n') ? harmless : "yyyyyy",
            _ => harmless,
        });

    private static char Letter(Error? error) => error?.Code switch
    {
        null => 'y',
        ErrorCode.PermissionDenied => 'n',
        ErrorCode.Conflict => 'c',
        _ => '?',
    };
}
