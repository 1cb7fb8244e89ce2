using System.Buffers.Binary;
using System.Text;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Infrastructure.Pictures;
using SkiaSharp;

namespace Aisbf.Infrastructure.Tests.Pictures;

internal sealed class PictureCodecTests
{
    private readonly PictureCodec _codec = new();

    [OneTimeTearDown]
    public void Release() => _codec.Dispose();

    [TestCase(SKEncodedImageFormat.Jpeg, 400, 300)]
    [TestCase(SKEncodedImageFormat.Png, 300, 400)]
    [TestCase(SKEncodedImageFormat.Webp, 64, 64)]
    [TestCase(SKEncodedImageFormat.Png, 4096, 4096)]
    public async Task A_picture_becomes_the_square_in_its_middle(SKEncodedImageFormat format, int width, int height) =>
        QuartersOf(await ConvertAsync(Samples.Encode(format, width, height))).ShouldBe([0, 1, 2, 3]);

    [Test]
    public async Task Of_an_animation_the_first_picture_is_taken() =>
        QuartersOf(await ConvertAsync(Samples.Gif())).ShouldBe([0, 1, 2, 3]);

    // How the camera was held, and which quarters are above left, above right, below left and below right then.
    [TestCase(1, new[] { 0, 1, 2, 3 })]
    [TestCase(2, new[] { 1, 0, 3, 2 })]
    [TestCase(3, new[] { 3, 2, 1, 0 })]
    [TestCase(4, new[] { 2, 3, 0, 1 })]
    [TestCase(5, new[] { 0, 2, 1, 3 })]
    [TestCase(6, new[] { 2, 0, 3, 1 })]
    [TestCase(7, new[] { 3, 1, 2, 0 })]
    [TestCase(8, new[] { 1, 3, 0, 2 })]
    public async Task A_picture_of_a_camera_held_askew_becomes_upright_and_tells_nothing_of_the_camera(int orientation, int[] quarters)
    {
        var file = Samples.JpegOfCamera((ushort)orientation, "canary-camera");
        Encoding.Latin1.GetString(file).ShouldContain("canary-camera");
        var picture = await ConvertAsync(file);
        QuartersOf(picture).ShouldBe(quarters);
        ChunksOf(picture).ShouldBe(["VP8 "]);
    }

    [Test]
    public async Task What_is_transparent_stays_so()
    {
        using var bitmap = new SKBitmap(8, 8);
        bitmap.Erase(SKColors.Transparent);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);

        using var shown = SKBitmap.Decode((await ConvertAsync(data.ToArray())).Content.Span);
        shown.GetPixel(128, 128).Alpha.ShouldBe((byte)0);
    }

    [Test]
    public async Task Colours_of_another_profile_are_converted_before_the_profile_is_dropped()
    {
        using var wide = SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.DisplayP3);
        using var surface = SKSurface.Create(new SKImageInfo(8, 8, SKColorType.Rgba8888, SKAlphaType.Premul, wide));
        surface.Canvas.Clear(Samples.Quarters[1]);
        using var pixels = surface.PeekPixels();
        pixels.GetPixelColor(4, 4).Red.ShouldBeGreaterThan((byte)60, "the same green has other numbers in this profile");
        using var data = pixels.Encode(SKEncodedImageFormat.Png, 100);

        var picture = await ConvertAsync(data!.ToArray());
        QuartersOf(picture).ShouldBe([1, 1, 1, 1]);
        ChunksOf(picture).ShouldBe(["VP8 "]);
    }

    [TestCase(SKEncodedImageFormat.Jpeg)]
    [TestCase(SKEncodedImageFormat.Png)]
    [TestCase(SKEncodedImageFormat.Webp)]
    public async Task What_hangs_on_behind_a_picture_is_cut_off(SKEncodedImageFormat format)
    {
        byte[] polyglot = [.. Samples.Encode(format), .. "<script>canary()</script>"u8];
        var picture = await ConvertAsync(polyglot);
        Encoding.Latin1.GetString(picture.Content.Span).ShouldNotContain("canary");
        ChunksOf(picture).ShouldBe(["VP8 "]);
    }

    [TestCase("")]
    [TestCase("GIF89a")]
    [TestCase("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"9\" height=\"9\"/></svg>")]
    [TestCase("<!DOCTYPE html><p>")]
    [TestCase("%PDF-1.7\n")]
    [TestCase("\0\0\0 ftypavif\0\0\0\0avifmif1miafMA1B")]
    [TestCase("II*\0\b\0\0\0\0\0")]
    public async Task What_is_no_picture_is_refused(string file) => await RefusesAsync(Encoding.Latin1.GetBytes(file), "The file is not a JPEG");

    [Test]
    public async Task A_format_that_browsers_hardly_use_is_refused_although_it_could_be_read()
    {
        byte[] bmp =
        [
            .. "BM"u8, 58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0,
            .. new byte[24], 1, 2, 3, 0,
        ];
        using var decoded = SKBitmap.Decode(bmp);
        decoded.Width.ShouldBe(1);
        await RefusesAsync(bmp, "The file is not a JPEG");
    }

    [TestCase(SKEncodedImageFormat.Jpeg)]
    [TestCase(SKEncodedImageFormat.Png)]
    [TestCase(SKEncodedImageFormat.Webp)]
    public async Task A_file_that_breaks_off_is_refused_wherever_that_is(SKEncodedImageFormat format)
    {
        var whole = Samples.Encode(format);
        foreach (var share in (double[])[0.01, 0.3, 0.6, 0.9])
        {
            await RefusesAsync(whole[..(int)(whole.Length * share)], "The file is not a JPEG");
        }
    }

    [Test]
    public async Task Any_byte_may_be_damaged()
    {
        var random = new Random(20261122);
        foreach (var format in (SKEncodedImageFormat[])[SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp])
        {
            for (var i = 0; i < 50; i++)
            {
                var file = Samples.Encode(format, 40, 30);
                file[random.Next(file.Length)] ^= (byte)random.Next(1, 256);
                var result = await _codec.ConvertAsync(file, CancellationToken.None);
                (result.IsSuccess || result.Error.Code == ErrorCode.InvalidRequest).ShouldBeTrue();
            }
        }
    }

    [TestCase(4097, 1)]
    [TestCase(1, 4097)]
    public async Task A_picture_with_too_many_pixels_is_refused(int width, int height) =>
        await RefusesAsync(Samples.Encode(SKEncodedImageFormat.Png, width, height), "4096 × 4096 pixels");

    [Test]
    public async Task A_small_file_that_claims_a_giant_picture_is_refused_before_it_is_decoded() =>
        await RefusesAsync(Samples.Bomb(), "4096 × 4096 pixels");

    [Test]
    public async Task A_file_of_more_than_5_MiB_is_refused()
    {
        var file = new byte[IPictureCodec.MaxFileBytes + 1];
        Samples.Encode(SKEncodedImageFormat.Png).CopyTo(file, 0);
        (await _codec.ConvertAsync(file, CancellationToken.None)).Error!.Code.ShouldBe(ErrorCode.PayloadTooLarge);
        QuartersOf(await ConvertAsync(file[..^1])).ShouldBe([0, 1, 2, 3]);
    }

    private async Task<Picture> ConvertAsync(byte[] file)
    {
        var result = await _codec.ConvertAsync(file, CancellationToken.None);
        result.Error.ShouldBeNull();
        result.Value.MediaType.ShouldBe("image/webp");
        return result.Value;
    }

    private async Task RefusesAsync(byte[] file, string words)
    {
        var error = (await _codec.ConvertAsync(file, CancellationToken.None)).Error.ShouldNotBeNull();
        error.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Message.ShouldContain(words);
    }

    /// <summary>Which of the sample's colours each quarter has.</summary>
    private static int[] QuartersOf(Picture picture)
    {
        using var bitmap = SKBitmap.Decode(picture.Content.Span);
        (bitmap.Width, bitmap.Height).ShouldBe((PictureCodec.Side, PictureCodec.Side));

        // Near the outer corners: nothing of the black around the square may be left.
        (int X, int Y)[] corners = [(8, 8), (247, 8), (8, 247), (247, 247)];
        return [.. corners.Select(at => Array.FindIndex(Samples.Quarters, colour => AreAlike(colour, bitmap.GetPixel(at.X, at.Y))))];
    }

    private static bool AreAlike(SKColor one, SKColor other) =>
        Math.Abs(one.Red - other.Red) < 30 && Math.Abs(one.Green - other.Green) < 30 && Math.Abs(one.Blue - other.Blue) < 30 && other.Alpha == 255;

    /// <summary>The parts of a WebP file; metadata and colour profiles would be parts of their own.</summary>
    private static List<string> ChunksOf(Picture picture)
    {
        var chunks = new List<string>();
        var rest = picture.Content.Span[12..];
        while (!rest.IsEmpty)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest[4..]);
            chunks.Add(Encoding.ASCII.GetString(rest[..4]));
            rest = rest[(8 + length + (length & 1))..];
        }

        return chunks;
    }
}
