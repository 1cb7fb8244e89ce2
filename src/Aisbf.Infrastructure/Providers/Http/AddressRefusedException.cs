namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>None of a host's addresses is one that we may call.</summary>
internal sealed class AddressRefusedException() : Exception("The host has no address that upstream calls may go to.");
