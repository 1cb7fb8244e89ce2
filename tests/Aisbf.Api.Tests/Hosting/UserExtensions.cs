using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Hosting;

/// <summary>Makes people and their tokens on a gateway under test, without the endpoints that are under test themselves.</summary>
internal static class UserExtensions
{
    private const string Password = "correct horse battery";

    /// <summary>Makes an account whose address is confirmed.</summary>
    public static async Task<TestUser> CreateUserAsync(this GatewayApp app, string username, UserRole role = UserRole.User)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var sent = new NewUser(username, $"{username}@example.test", Password, role, IsEmailConfirmed: true);
        var created = await scope.ServiceProvider.GetRequiredService<UserRegistrar>().CreateAsync(sent, default);
        return created.TryGet(out var user, out var error)
            ? new TestUser(user.Id, username, sent.Email, Password)
            : throw new InvalidOperationException($"{username}: {error.Message}");
    }

    /// <summary>Makes a token of a person's.</summary>
    public static async Task<string> CreateUserTokenAsync(this GatewayApp app, TestUser user, string scope = "api") =>
        await app.CreateUserTokenAsync(user, new NewTokenDto { Description = "test", Scope = scope });

    public static async Task<string> CreateUserTokenAsync(this GatewayApp app, TestUser user, NewTokenDto token)
    {
        await using var services = app.Services.CreateAsyncScope();
        var mediator = services.ServiceProvider.GetRequiredService<IMediator>();
        var created = await mediator.Send(new CreateTokenCommand(Caller.Anonymous, Owner.OfUser(user.Id), token));
        return created.TryGet(out var made, out var error) ? made.Token : throw new InvalidOperationException(error.Message);
    }

    /// <summary>A client with a token of a person's.</summary>
    public static async Task<HttpClient> CreateUserClientAsync(this GatewayApp app, TestUser user, string scope = "api") =>
        app.ClientFor(await app.CreateUserTokenAsync(user, scope));
}
