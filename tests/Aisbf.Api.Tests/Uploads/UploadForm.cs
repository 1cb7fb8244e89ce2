using System.Text;

namespace Aisbf.Api.Tests.Uploads;

/// <summary>Forms as clients send them.</summary>
internal static class UploadForm
{
    public const string Transcriptions = "/api/v1/audio/transcriptions";

    /// <summary>The file stands first and the model last, so that nobody can tell whom the file is for while it arrives.</summary>
    public static MultipartFormDataContent Of(string model, int bytes = 1000, string file = "file", params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent("form-" + Guid.NewGuid().ToString("N")) { { new ByteArrayContent(Content(bytes)), file, "sound.wav" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new StringContent(model), "model");
        return form;
    }

    /// <summary>A form by the letter; lines end with CR LF.</summary>
    public static ByteArrayContent Raw(string text, string contentType = "multipart/form-data; boundary=x")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }

    private static byte[] Content(int bytes)
    {
        var content = new byte[bytes];
        new Random(7).NextBytes(content);
        return content;
    }
}
