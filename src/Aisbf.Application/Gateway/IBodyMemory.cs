namespace Aisbf.Application.Gateway;

/// <summary>Lends memory for request bodies, and keeps count of what is lent.</summary>
public interface IBodyMemory
{
    /// <summary>Takes back the memory of one body.</summary>
    /// <param name="rented">The array that holds it.</param>
    /// <param name="reserved">Bytes that were counted in addition, for what is made of the body.</param>
    void Return(byte[] rented, long reserved);
}
