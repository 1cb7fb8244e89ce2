using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Tests.Configuration;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Application.Tokens.RotateToken;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using NSubstitute;

namespace Aisbf.Application.Tests.Tokens;

public sealed class RotateTokenTests
{
    private static readonly Owner Ann = Owner.OfUser(new Guid(1, 0, 0, new byte[8]));
    private static readonly Caller Self = new(Ann, Guid.NewGuid(), TokenScope.Api | TokenScope.Mcp) { Username = "ann" };

    private readonly Guid _id = Guid.NewGuid();
    private ControlPlane _plane = null!;
    private StoredToken? _replacement;
    private DateTimeOffset _endsAt;

    private DateTimeOffset Now => _plane.Time.GetUtcNow();

    [SetUp]
    public void SetUp()
    {
        _plane = new ControlPlane();
        _replacement = null;
        _plane.Tokens.ReplaceAsync(_id, Arg.Do<DateTimeOffset>(at => _endsAt = at), Arg.Do<StoredToken>(t => _replacement = t), Arg.Any<CancellationToken>())
            .Returns(true);
    }

    [TearDown]
    public void TearDown() => _plane.Dispose();

    [Test]
    public async Task The_new_token_is_like_the_old_one_which_ends_at_once()
    {
        var old = Store(scope: TokenScope.Api | TokenScope.Mcp);

        var created = (await RotateAsync(new TokenRotationDto())).Value;

        _replacement!.Hash.ShouldBe(TokenHash.Of(created.Token));
        _replacement.Owner.ShouldBe(Ann);
        _replacement.Description.ShouldBe(old.Description);
        _replacement.Scope.ShouldBe(old.Scope);
        _replacement.Limits.Models.ShouldBe(old.Limits.Models);
        _replacement.Limits.Addresses.ShouldBe(old.Limits.Addresses);
        _replacement.ExpiresAt.ShouldBeNull();
        _endsAt.ShouldBe(Now);
        await _plane.Changes.Received(1).PublishAsync(Ann, CancellationToken.None);
        await _plane.Audit.Received(1).AppendAsync(
            Arg.Is<AuditEvent>(e => e.Action == AuditActions.TokenRotated && e.Target == _id.ToString() && e.Detail!.Contains(created.Id.ToString())),
            Arg.Any<CancellationToken>());
    }

    [TestCase(3600, null, 3600)]
    [TestCase(3600, 7200, 3600)]
    [TestCase(3600, 60, 60, Description = "no grace makes a token last longer than it was to")]
    public async Task The_old_token_ends_with_the_grace_or_before(int grace, int? expiresIn, int endsIn)
    {
        Store(expiresAt: expiresIn is { } seconds ? Now.AddSeconds(seconds) : null);

        (await RotateAsync(new TokenRotationDto { GraceSeconds = grace })).IsSuccess.ShouldBeTrue();

        _endsAt.ShouldBe(Now.AddSeconds(endsIn));
    }

    [Test]
    public async Task The_new_token_lasts_as_long_as_the_old_one_was_made_to_or_as_is_said()
    {
        Store(expiresAt: Now.AddDays(20), age: TimeSpan.FromDays(10));

        (await RotateAsync(new TokenRotationDto())).Value.ExpiresAt.ShouldBe(Now.AddDays(30));
        (await RotateAsync(new TokenRotationDto { ExpiresInDays = 5 })).Value.ExpiresAt.ShouldBe(Now.AddDays(5));
        (await RotateAsync(new TokenRotationDto { ExpiresAt = Now.AddHours(1) })).Value.ExpiresAt.ShouldBe(Now.AddHours(1));
    }

    [Test]
    public async Task A_token_that_is_not_there_is_not_found() =>
        (await RotateAsync(new TokenRotationDto())).Error!.Code.ShouldBe(ErrorCode.NotFound);

    [Test]
    public async Task A_token_that_is_over_cannot_be_replaced()
    {
        Store(replacedBy: Guid.NewGuid());
        (await RotateAsync(new TokenRotationDto())).Error!.Code.ShouldBe(ErrorCode.Conflict);

        Store(expiresAt: Now);
        (await RotateAsync(new TokenRotationDto())).Error!.Code.ShouldBe(ErrorCode.Conflict);

        Store();
        _plane.Tokens.ReplaceAsync(default, default, default!, default).ReturnsForAnyArgs(false);
        (await RotateAsync(new TokenRotationDto())).Error!.Code.ShouldBe(ErrorCode.Conflict, "somebody else was quicker");
        await _plane.Changes.DidNotReceiveWithAnyArgs().PublishAsync(default, default);
        await _plane.Audit.DidNotReceiveWithAnyArgs().AppendAsync(default!, default);
    }

    [Test]
    public async Task A_token_does_not_get_at_a_wider_one_by_replacing_it()
    {
        Store(scope: TokenScope.Api | TokenScope.Mcp);

        (await RotateAsync(new TokenRotationDto(), Self with { Scope = TokenScope.Api })).Error!.Code.ShouldBe(ErrorCode.PermissionDenied);

        _replacement.ShouldBeNull();
    }

    [Test]
    public async Task A_token_that_expires_gets_at_a_lasting_one_only_by_replacing_itself_as_it_was()
    {
        var expiring = Self with { ExpiresAt = Now.AddDays(1) };
        Store();
        (await RotateAsync(new TokenRotationDto(), expiring)).Error!.Code.ShouldBe(ErrorCode.PermissionDenied, "the other one has no end");

        Store(expiresAt: Now.AddDays(1), age: TimeSpan.FromDays(2));
        var self = expiring with { TokenId = _id };
        (await RotateAsync(new TokenRotationDto { ExpiresInDays = 30 }, self)).Error!.Code.ShouldBe(ErrorCode.PermissionDenied);
        (await RotateAsync(new TokenRotationDto(), self)).Value.ExpiresAt.ShouldBe(Now.AddDays(3));
    }

    [TestCase(-1)]
    [TestCase(2_592_001)]
    public async Task A_grace_is_at_most_thirty_days(int seconds)
    {
        Store();
        (await RotateAsync(new TokenRotationDto { GraceSeconds = seconds })).Error!.Param.ShouldBe("grace_seconds");
    }

    [Test]
    public async Task An_end_is_in_the_future()
    {
        Store();
        (await RotateAsync(new TokenRotationDto { ExpiresAt = Now })).Error!.Param.ShouldBe("expires_at");
    }

    private StoredToken Store(
        TokenScope scope = TokenScope.Api, DateTimeOffset? expiresAt = null, Guid? replacedBy = null, TimeSpan age = default)
    {
        var token = new StoredToken
        {
            Id = _id,
            Owner = Ann,
            Hash = TokenHash.Of("old"),
            LastFour = "1234",
            Description = "laptop",
            Scope = scope,
            Limits = new TokenLimits(["a/*"], ["10.0.0.0/8"]),
            CreatedAt = Now - age,
            ExpiresAt = expiresAt,
            ReplacedBy = replacedBy,
        };
        _plane.Tokens.FindAsync(Ann, _id, Arg.Any<CancellationToken>()).Returns(token);
        return token;
    }

    private Task<Result<CreatedTokenDto>> RotateAsync(TokenRotationDto document, Caller? by = null) =>
        _plane.SendAsync(new RotateTokenCommand(by ?? Self, Ann, _id, document));
}
