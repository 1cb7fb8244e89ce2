using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Tests.Configuration;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using NSubstitute;

namespace Aisbf.Application.Tests.Tokens;

public sealed class CreateTokenTests
{
    private ControlPlane _plane = null!;

    [SetUp]
    public void SetUp() => _plane = new ControlPlane();

    [TearDown]
    public void TearDown() => _plane.Dispose();

    [TestCase(null, TokenScope.Api)]
    [TestCase("api", TokenScope.Api)]
    [TestCase("mcp", TokenScope.Mcp)]
    [TestCase("both", TokenScope.Api | TokenScope.Mcp)]
    [TestCase("admin", TokenScope.Api | TokenScope.Mcp | TokenScope.Admin)]
    public async Task A_token_is_stored_as_its_hash_and_known_before_the_answer(string? scope, TokenScope expected)
    {
        StoredToken? stored = null;
        await _plane.Tokens.AddAsync(Arg.Do<StoredToken>(t => stored = t), Arg.Any<CancellationToken>());

        var created = (await CreateAsync(new NewTokenDto { Scope = scope, Description = "laptop" })).Value;

        created.Token.ShouldStartWith("aisbf_");
        created.Token.Length.ShouldBe("aisbf_".Length + 43);
        stored!.Hash.ShouldBe(TokenHash.Of(created.Token));
        stored.Scope.ShouldBe(expected);
        stored.Owner.ShouldBe(Owner.Global);
        created.ToString().ShouldNotContain(created.Token);
        await _plane.Changes.Received(1).PublishAsync(Owner.Global, CancellationToken.None);
    }

    [Test]
    public async Task No_two_tokens_are_alike()
    {
        var tokens = new HashSet<string>();
        for (var i = 0; i < 100; i++)
        {
            tokens.Add((await CreateAsync(new NewTokenDto())).Value.Token);
        }

        tokens.Count.ShouldBe(100);
    }

    [Test]
    public async Task An_expiry_is_an_instant_or_a_number_of_days()
    {
        var now = _plane.Time.GetUtcNow();

        (await CreateAsync(new NewTokenDto())).Value.ExpiresAt.ShouldBeNull();
        (await CreateAsync(new NewTokenDto { ExpiresInDays = 30 })).Value.ExpiresAt.ShouldBe(now.AddDays(30));
        (await CreateAsync(new NewTokenDto { ExpiresAt = now.AddHours(1) })).Value.ExpiresAt.ShouldBe(now.AddHours(1));
        (await CreateAsync(new NewTokenDto { ExpiresAt = now })).Error!.Param.ShouldBe("expires_at");
        (await CreateAsync(new NewTokenDto { ExpiresInDays = 0 })).Error!.Param.ShouldBe("expires_in_days");
        (await CreateAsync(new NewTokenDto { ExpiresAt = now.AddHours(1), ExpiresInDays = 1 })).Error!.Param.ShouldBe("expires_in_days");
    }

    [Test]
    public async Task A_scope_that_is_not_known_is_refused() =>
        (await CreateAsync(new NewTokenDto { Scope = "root" })).Error!.Param.ShouldBe("scope");

    [Test]
    public async Task A_user_cannot_make_an_admin_token()
    {
        var error = (await _plane.SendAsync(new CreateTokenCommand(Caller.Anonymous, Owner.OfUser(Guid.NewGuid()), new NewTokenDto { Scope = "admin" }))).Error;

        error!.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe("scope");
    }

    [Test]
    public async Task Limits_are_kept_in_their_usual_form()
    {
        StoredToken? stored = null;
        await _plane.Tokens.AddAsync(Arg.Do<StoredToken>(t => stored = t), Arg.Any<CancellationToken>());

        var created = (await CreateAsync(new NewTokenDto
        {
            AllowedModels = ["user-provider/a/m", "a/m", "rotations/fast*"],
            AllowedAddresses = ["10.1.2.3/8", "::ffff:127.0.0.1", "127.0.0.1"],
        })).Value;

        created.AllowedModels.ShouldBe(["a/m", "rotation/fast*"]);
        created.AllowedAddresses.ShouldBe(["10.0.0.0/8", "127.0.0.1"]);
        stored!.Limits.Models.ShouldBe(created.AllowedModels);
        stored.Limits.Addresses.ShouldBe(created.AllowedAddresses);
    }

    [Test]
    public async Task A_limit_that_means_nothing_is_refused_by_its_place()
    {
        (await CreateAsync(new NewTokenDto { AllowedModels = ["a/m", "gpt"] })).Error!.Param.ShouldBe("allowed_models[1]");
        (await CreateAsync(new NewTokenDto { AllowedModels = [null!] })).Error!.Param.ShouldBe("allowed_models[0]");
        (await CreateAsync(new NewTokenDto { AllowedAddresses = ["10.0.0.0/8", "::1", "home"] })).Error!.Param.ShouldBe("allowed_addresses[2]");
        (await CreateAsync(new NewTokenDto { AllowedModels = [.. Enumerable.Repeat("a/m", 101)] })).Error!.Param.ShouldBe("allowed_models");
    }

    [Test]
    public async Task Whoever_makes_a_token_may_do_what_it_opens_and_the_owner_exists()
    {
        var user = Owner.OfUser(Guid.NewGuid());
        var document = new NewTokenDto { Scope = "both" };

        (await _plane.SendAsync(new CreateTokenCommand(new Caller(user, Guid.NewGuid(), TokenScope.Api), user, document))).Error!.Code
            .ShouldBe(ErrorCode.PermissionDenied);
        (await _plane.SendAsync(new CreateTokenCommand(Caller.Anonymous, user, document))).Error!.Code.ShouldBe(ErrorCode.NotFound);
        _plane.Users.FindAsync(user.UserId!.Value, Arg.Any<CancellationToken>())
            .Returns(new UserSummary(user.UserId.Value, "ann", UserRole.User, IsEnabled: true));
        (await _plane.SendAsync(new CreateTokenCommand(Caller.Anonymous, user, document))).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task A_new_token_is_put_on_record_without_itself()
    {
        AuditEvent? entry = null;
        await _plane.Audit.AppendAsync(Arg.Do<AuditEvent>(e => entry = e), Arg.Any<CancellationToken>());

        var created = (await CreateAsync(new NewTokenDto { Description = "laptop" })).Value;

        entry!.Action.ShouldBe(AuditActions.TokenCreated);
        entry.Target.ShouldBe(created.Id.ToString());
        entry.ToString().ShouldNotContain(created.Token);
    }

    private Task<Result<CreatedTokenDto>> CreateAsync(NewTokenDto token) => _plane.SendAsync(new CreateTokenCommand(Caller.Anonymous, Owner.Global, token));
}
