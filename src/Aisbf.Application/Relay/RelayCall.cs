namespace Aisbf.Application.Relay;

/// <summary>A request that goes to a provider as it is, to whatever the provider has at that place.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Target">Where, below the provider's base URL.</param>
/// <param name="Headers">Headers of the client; which of them go on is the relay's to say.</param>
/// <param name="Body">The body, read while it is sent; null for none.</param>
/// <param name="Length">The body's length, where it is known.</param>
/// <param name="MaxLength">Most bytes of body.</param>
public sealed record RelayCall(
    string Method, RelayTarget Target, IReadOnlyList<KeyValuePair<string, string>> Headers, Stream? Body, long? Length, long MaxLength);
