using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Aisbf.Infrastructure.Tests.Pictures;

/// <summary>Files that people upload, and some that only attackers do.</summary>
internal static class Samples
{
    public static readonly SKColor[] Quarters = [new(220, 20, 20), new(20, 200, 20), new(20, 20, 220), new(220, 220, 20)];

    /// <summary>Red and green above blue and yellow, in a square in the middle of a black picture.</summary>
    public static byte[] Encode(SKEncodedImageFormat format, int width = 400, int height = 300)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Black);
        var half = Math.Min(width, height) / 2f;
        for (var i = 0; i < Quarters.Length; i++)
        {
            using var paint = new SKPaint { Color = Quarters[i] };
            canvas.DrawRect((width / 2f) - half + (i % 2 * half), (height / 2f) - half + (i / 2 * half), half, half, paint);
        }

        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>A JPEG with an Exif block that says how the camera was held, and what it is called.</summary>
    public static byte[] JpegOfCamera(ushort orientation, string camera)
    {
        var name = Encoding.ASCII.GetBytes(camera + "\0");
        var exif = new byte[6 + 8 + 2 + (2 * 12) + 4 + name.Length];
        "Exif\0\0MM\0*\0\0\0\b"u8.CopyTo(exif);
        var tiff = exif.AsSpan(6);
        BinaryPrimitives.WriteUInt16BigEndian(tiff[8..], 2);
        WriteEntry(tiff[10..], tag: 0x010F, type: 2, count: (uint)name.Length, value: 38);
        WriteEntry(tiff[22..], tag: 0x0112, type: 3, count: 1, value: (uint)orientation << 16);
        name.CopyTo(tiff[38..]);

        var jpeg = Encode(SKEncodedImageFormat.Jpeg);
        byte[] length = [(byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2)];
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. exif, .. jpeg[2..]];
    }

    /// <summary>The only format that Skia does not write: two frames, the second of which is all white.</summary>
    public static byte[] Gif()
    {
        byte[] frame = [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0];
        return
        [
            .. "GIF89a"u8, 2, 0, 2, 0, 0x91, 0, 0,
            .. Quarters.SelectMany(c => (byte[])[c.Red, c.Green, c.Blue]),
            .. frame, 2, 3, 0x44, 0x34, 0x05, 0,
            .. frame, 2, 2, 0x84, 0x51, 0,
            0x3B,
        ];
    }

    /// <summary>A GIF of some bytes whose picture would take 16 GiB.</summary>
    public static byte[] Bomb()
    {
        var gif = Gif();
        for (var i = 0; i < 4; i++)
        {
            gif[6 + i] = 0xFF;
        }

        return gif;
    }

    private static void WriteEntry(Span<byte> at, ushort tag, ushort type, uint count, uint value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(at, tag);
        BinaryPrimitives.WriteUInt16BigEndian(at[2..], type);
        BinaryPrimitives.WriteUInt32BigEndian(at[4..], count);
        BinaryPrimitives.WriteUInt32BigEndian(at[8..], value);
    }
}
