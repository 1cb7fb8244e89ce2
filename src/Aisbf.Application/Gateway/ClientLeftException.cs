namespace Aisbf.Application.Gateway;

/// <summary>
/// The client's connection takes nothing any more. Known from the connection itself, often before the request is told
/// that it was aborted, which matters when an upstream sends faster than anybody reads.
/// </summary>
public sealed class ClientLeftException() : OperationCanceledException("The client went away.");
