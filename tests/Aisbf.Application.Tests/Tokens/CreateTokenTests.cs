using Aisbf.Application.Abstractions;
using Aisbf.Application.Tests.Configuration;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using NSubstitute;

namespace Aisbf.Application.Tests.Tokens;

public sealed class CreateTokenTests
{
    private ControlPlane _plane;

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
        await _plane.TokenCatalog.Received(1).ReloadAsync(Arg.Any<CancellationToken>());
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
        var error = (await _plane.SendAsync(new CreateTokenCommand(Owner.OfUser(Guid.NewGuid()), new NewTokenDto { Scope = "admin" }))).Error;

        error!.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe("scope");
    }

    private Task<Result<CreatedTokenDto>> CreateAsync(NewTokenDto token) => _plane.SendAsync(new CreateTokenCommand(Owner.Global, token));
}
