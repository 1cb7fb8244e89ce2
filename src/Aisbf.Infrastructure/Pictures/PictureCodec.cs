using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using SkiaSharp;

namespace Aisbf.Infrastructure.Pictures;

/// <summary>Decodes and encodes with Skia, whose native code needs no package of the system.</summary>
internal sealed class PictureCodec : IPictureCodec, IDisposable
{
    /// <summary>Length of a picture's sides, in pixels.</summary>
    public const int Side = 256;

    /// <summary>Longest side of a file's picture, in pixels. At four bytes each, a picture takes 64 MiB while it is decoded.</summary>
    public const int MaxSide = 4096;

    /// <summary>Most pictures that are decoded at once. One core at least is left to model calls.</summary>
    private static readonly int MaxAtOnce = Math.Clamp(Environment.ProcessorCount / 2, 1, 2);

    private const int Quality = 85;

    private static readonly Error TooLarge = new(ErrorCode.PayloadTooLarge, $"A picture's file has {IPictureCodec.MaxFileBytes / (1024 * 1024)} MiB at most.");
    private static readonly Error NoPicture = new(ErrorCode.InvalidRequest, "The file is not a JPEG, PNG, GIF or WebP picture, or it is damaged.");
    private static readonly Error TooManyPixels = new(ErrorCode.InvalidRequest, $"A picture has {MaxSide} × {MaxSide} pixels at most.");

    private readonly SemaphoreSlim _gate = new(MaxAtOnce);

    public async Task<Result<Picture>> ConvertAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        if (file.Length > IPictureCodec.MaxFileBytes)
        {
            return TooLarge;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return Convert(file.Span);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private static Result<Picture> Convert(ReadOnlySpan<byte> file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Gif or SKEncodedImageFormat.Webp))
        {
            return NoPicture;
        }

        // Only the header has been read so far: a small file may claim a picture that fills the memory.
        if (codec.Info.Width > MaxSide || codec.Info.Height > MaxSide)
        {
            return TooManyPixels;
        }

        using var colours = SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul, colours);
        using var whole = new SKBitmap(info);

        // A file that breaks off decodes in part, which Skia tells apart.
        if (codec.GetPixels(info, whole.GetPixels()) != SKCodecResult.Success)
        {
            return NoPicture;
        }

        return Result.Of(new Picture(Encode(whole, codec.EncodedOrigin), "image/webp"));
    }

    private static byte[] Encode(SKBitmap whole, SKEncodedOrigin origin)
    {
        // A canvas without a colour space takes the colours as they are, which is sRGB by now, and no profile is written.
        using var surface = SKSurface.Create(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var image = SKImage.FromBitmap(whole);
        surface.Canvas.Clear();
        surface.Canvas.Translate(Side / 2f, Side / 2f);
        TurnUpright(surface.Canvas, origin);
        surface.Canvas.Translate(-Side / 2f, -Side / 2f);

        var square = Math.Min(whole.Width, whole.Height);
        var middle = SKRect.Create((whole.Width - square) / 2f, (whole.Height - square) / 2f, square, square);
        surface.Canvas.DrawImage(image, middle, new SKRect(0, 0, Side, Side), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

        using var pixels = surface.PeekPixels();
        using var encoded = pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, Quality))
            ?? throw new InvalidOperationException("Skia did not encode a picture of its own.");
        return encoded.ToArray();
    }

    // The names say where the first row and column of the file belong in the picture.
    private static void TurnUpright(SKCanvas canvas, SKEncodedOrigin origin)
    {
        var (flipX, flipY, degrees) = origin switch
        {
            SKEncodedOrigin.TopRight => (-1, 1, 0),
            SKEncodedOrigin.BottomRight => (1, 1, 180),
            SKEncodedOrigin.BottomLeft => (1, -1, 0),
            SKEncodedOrigin.LeftTop => (-1, 1, 90),
            SKEncodedOrigin.RightTop => (1, 1, 90),
            SKEncodedOrigin.RightBottom => (1, -1, 90),
            SKEncodedOrigin.LeftBottom => (1, 1, -90),
            _ => (1, 1, 0),
        };
        canvas.Scale(flipX, flipY);
        canvas.RotateDegrees(degrees);
    }
}
