namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>The connection broke while a large body was sent on it: often the sign of an upstream that refuses its size.</summary>
/// <param name="cause">What the socket said.</param>
internal sealed class BodyNotTakenException(Exception? cause) : IOException("The connection ended while a large body was sent.", cause);
