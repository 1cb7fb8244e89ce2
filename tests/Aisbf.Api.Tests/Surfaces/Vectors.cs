using System.Buffers.Binary;

namespace Aisbf.Api.Tests.Surfaces;

/// <summary>Vectors as clients read them.</summary>
internal static class Vectors
{
    public static float[] FromBytes(byte[] bytes) =>
        [.. Enumerable.Range(0, bytes.Length / sizeof(float)).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float))))];
}
