using System.Buffers.Binary;
using System.Text;

namespace Aisbf.Api.Tests.Passkeys;

/// <summary>As much of CBOR (RFC 8949) as an authenticator writes.</summary>
internal static class Cbor
{
    public static byte[] Integer(int value) => value >= 0 ? Head(0, value) : Head(1, -1 - value);

    public static byte[] Bytes(byte[] value) => [.. Head(2, value.Length), .. value];

    public static byte[] Text(string value) => [.. Head(3, Encoding.UTF8.GetByteCount(value)), .. Encoding.UTF8.GetBytes(value)];

    public static byte[] Map(params (byte[] Key, byte[] Value)[] entries) =>
        [.. Head(5, entries.Length), .. entries.SelectMany(entry => entry.Key.Concat(entry.Value))];

    private static byte[] Head(int type, int value)
    {
        if (value < 24)
        {
            return [(byte)(type << 5 | value)];
        }

        if (value <= byte.MaxValue)
        {
            return [(byte)(type << 5 | 24), (byte)value];
        }

        byte[] head = [(byte)(type << 5 | 25), 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(1), (ushort)value);
        return head;
    }
}
