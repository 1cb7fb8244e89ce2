namespace Aisbf.Infrastructure.Persistence;

/// <summary>The database cannot be written now, which was found before a statement was tried.</summary>
internal sealed class StorageUnavailableException(string message) : Exception(message);
