namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>What stands at the top of every answer, whole or streamed.</summary>
/// <param name="Id">The answer's id, used when the upstream gives none.</param>
/// <param name="Model">The model as the client shall see it.</param>
/// <param name="Created">Unix seconds, used when the upstream gives none.</param>
/// <param name="Request">The client's body, for dialects whose answers repeat what was asked; it lives as long as the call.</param>
internal readonly record struct ReplyHead(string Id, string Model, long Created, ReadOnlyMemory<byte> Request = default);
