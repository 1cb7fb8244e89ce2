namespace Aisbf.Api.Tests.Hosting;

/// <summary>A person with an account on a gateway under test.</summary>
internal sealed record TestUser(Guid Id, string Username, string Email, string Password);
