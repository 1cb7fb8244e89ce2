using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Tenancy;

internal sealed class TokenGrantPolicyTests
{
    private const TokenScope Both = TokenScope.Api | TokenScope.Mcp;
    private const TokenScope Admin = Both | TokenScope.Admin;

    private static readonly Owner Ann = Owner.OfUser(new Guid(1, 0, 0, new byte[8]));
    private static readonly Owner Ben = Owner.OfUser(new Guid(2, 0, 0, new byte[8]));

    [TestCase(TokenScope.Api, TokenScope.Api, true)]
    [TestCase(TokenScope.Api, TokenScope.Mcp, false)]
    [TestCase(TokenScope.Api, Both, false)]
    [TestCase(Both, TokenScope.Mcp, true)]
    [TestCase(Both, Both, true)]
    [TestCase(Both, Admin, false)]
    public void A_token_makes_none_that_opens_more_than_itself(TokenScope own, TokenScope wanted, bool allowed) =>
        Allows(new Caller(Ann, Guid.NewGuid(), own), Ann, wanted).ShouldBe(allowed);

    [Test]
    public void The_operator_and_global_admins_make_any_token_for_anybody()
    {
        foreach (var by in new[] { new Caller(Owner.Global, Guid.NewGuid(), Admin), Session(UserRole.GlobalAdmin) })
        {
            Allows(by, Owner.Global, Admin).ShouldBeTrue();
            Allows(by, Ben, Both).ShouldBeTrue();
        }
    }

    [Test]
    public void Nobody_else_makes_tokens_of_the_installation()
    {
        foreach (var by in new[] { Session(UserRole.Admin), Session(UserRole.User), Session(UserRole.GlobalAdmin) with { IsSession = false } })
        {
            Allows(by, Owner.Global, TokenScope.Api).ShouldBeFalse();
            Allows(by, Ann, Both).ShouldBeTrue("an admin is a person with tokens, too");
        }
    }

    [TestCase(null, 5, true)]
    [TestCase(null, null, true)]
    [TestCase(5, 4, true)]
    [TestCase(5, 5, true)]
    [TestCase(5, 6, false)]
    [TestCase(5, null, false)]
    public void A_token_makes_none_that_lasts_longer_than_itself(int? ownDays, int? wantedDays, bool allowed)
    {
        var by = new Caller(Ann, Guid.NewGuid(), TokenScope.Api, After(ownDays));
        Allows(by, Ann, TokenScope.Api, After(wantedDays)).ShouldBe(allowed);
    }

    private static DateTimeOffset? After(int? days) => days is { } some ? DateTimeOffset.UnixEpoch.AddDays(some) : null;

    private static bool Allows(Caller by, Owner owner, TokenScope scope, DateTimeOffset? expiresAt = null)
    {
        var error = TokenGrantPolicy.Check(by, owner, scope, expiresAt);
        (error?.Code ?? ErrorCode.PermissionDenied).ShouldBe(ErrorCode.PermissionDenied);
        return error is null;
    }

    private static Caller Session(UserRole role) => new(Ann, Guid.Empty, Both) { Username = "ann", Role = role, IsSession = true };
}
