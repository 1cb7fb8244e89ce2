namespace Aisbf.Api.Tests.Clients;

/// <summary>What a script in tests/clients is to do at one base URL: every check of the groups with each of the models.</summary>
internal sealed record ClientCalls(Uri Base, string Token, IReadOnlyList<string> Groups, IReadOnlyList<string> Models);
