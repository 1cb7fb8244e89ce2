using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Application.Gateway.Forms;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Tests.Gateway.Forms;

internal sealed class FormScannerTests
{
    private const string Boundary = "----form-1";
    private const string File = "Content-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\nContent-Type: audio/wav\r\n\r\nRIFF\r\n--no\r\n----for";
    private const string Model = "Content-Disposition: form-data; name=\"model\"\r\n\r\np/whisper";
    private const string Stream = "Content-Disposition: form-data; name=\"stream\"\r\n\r\n";

    [Test]
    public void The_model_is_found_behind_the_file_with_the_place_where_it_stands_however_the_bytes_arrive()
    {
        var form = Form(File, Model, Stream + "true");

        for (var piece = 1; piece <= form.Length; piece++)
        {
            var peek = Scan(form, piece).Value;

            peek.Model.ShouldBe("p/whisper");
            form[peek.ModelRange].ShouldBe("p/whisper");
            peek.Facts.Stream.ShouldBeTrue();
            peek.Facts.PromptTokens.ShouldBe(0);
        }
    }

    [TestCase("Content-Disposition: form-data; name=model\r\n\r\nm")]
    [TestCase("content-disposition:FORM-DATA;NAME=\"model\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nm")]
    [TestCase("Content-Transfer-Encoding: binary\r\nContent-Disposition: form-data; x=y; name=\"model\"\r\n\r\nm")]
    public void The_ways_in_which_clients_write_a_field_are_read(string part) =>
        Scan(Form(part, File)).Value.Model.ShouldBe("m");

    [TestCase("true", true)]
    [TestCase("True", true)]
    [TestCase("1", true)]
    [TestCase("false", false)]
    [TestCase("0", false)]
    [TestCase("", false)]
    public void The_ways_in_which_clients_write_a_truth_are_read(string value, bool stream) =>
        Scan(Form(Model, File, Stream + value)).Value.Facts.Stream.ShouldBe(stream);

    [TestCase(Surface.Transcriptions, "file", false)]
    [TestCase(Surface.Translations, "file", false)]
    [TestCase(Surface.ImageVariations, "image", false)]
    [TestCase(Surface.ImageEdits, "image", true)]
    [TestCase(Surface.ImageEdits, "image[]", true)]
    public void A_call_needs_its_file_and_only_some_take_several(Surface surface, string name, bool several)
    {
        var file = $"Content-Disposition: form-data; name=\"{name}\"; filename=\"a\"\r\n\r\nx";
        var rules = FormRules.For(surface);

        Scan(Form(Model, file), rules: rules).IsSuccess.ShouldBeTrue();
        Scan(Form(Model, file, file), rules: rules).IsSuccess.ShouldBe(several);
        Scan(Form(Model), rules: rules).Error!.Param.ShouldBe(rules.File);
    }

    [TestCase("model", File)]
    [TestCase("model", Model, Model, File)]
    [TestCase("model", Model + "\u0007", File)]
    [TestCase("model", Model + "\r\nx", File)]
    [TestCase("model", "Content-Disposition: form-data; name=\"model\"\r\n\r\n", File)]
    [TestCase("model", "Content-Disposition: form-data; name=\"model\"; filename=\"m\"\r\n\r\nm", File)]
    [TestCase("file", Model)]
    [TestCase("file", Model, File, File)]
    [TestCase("stream", Model, File, Stream + "perhaps")]
    [TestCase("stream", Model, File, Stream + "true", Stream + "false")]
    public void A_field_that_is_wrong_is_named(string param, params string[] parts)
    {
        var error = Scan(Form(parts)).Error.ShouldNotBeNull();

        error.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe(param);
    }

    [TestCase("Content-Disposition: form-data; name=\"mo\\del\"\r\n\r\nm")]
    [TestCase("Content-Disposition: form-data; filename=\"a\\\"; name=\"model\"\r\n\r\nm")]
    [TestCase("Content-Disposition: form-data; name=\"x\"; name=\"model\"\r\n\r\nm")]
    [TestCase("Content-Disposition: form-data; name=\"x\"; name*=utf-8''model\r\n\r\nm")]
    [TestCase("Content-Disposition: form-data; name=\"x\"\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nm")]
    [TestCase("Content-Disposition: form-data;\r\n name=\"model\"\r\n\r\nm")]
    [TestCase("Content-Disposition: form-data; name=\"model\"\nX: y\r\n\r\nm")]
    [TestCase("Content-Disposition: form-data; name\r\n\r\nm")]
    [TestCase("Content-Disposition: form-data; name=\"model\r\n\r\nm")]
    [TestCase("Content-Disposition: form-data; name=\"model\" x\r\n\r\nm")]
    [TestCase("Content-Disposition: form-data\r\n\r\nm")]
    [TestCase("Content-Disposition: attachment; name=\"model\"\r\n\r\nm")]
    [TestCase("Content-Disposition: form-data; name=\"model\"\r\nContent-Transfer-Encoding: base64\r\n\r\nbQ==")]
    [TestCase("X: y\r\n\r\nm")]
    [TestCase(": y\r\n\r\nm")]
    [TestCase("Content-Disposition: form-data; name=\"x\"\r\n\r\na--" + Boundary + "b")]
    [TestCase("Content-Disposition: form-data; name=\"x\"\r\n\r\na\n--" + Boundary + "\nContent-Disposition: form-data; name=\"model\"\n\nm")]
    public void What_two_readers_could_understand_differently_is_refused(string part) =>
        Scan(Form(Model, File, part)).Error!.Message.ShouldStartWith("The form is malformed: ");

    [TestCase("")]
    [TestCase("--")]
    [TestCase("{\"model\":\"m\"}")]
    [TestCase("\r\n--" + Boundary + "--\r\n")]
    [TestCase("--" + Boundary)]
    [TestCase("--" + Boundary + "x")]
    [TestCase("--" + Boundary + "\r\n")]
    [TestCase("--" + Boundary + "\r\n" + File + "\r\n--" + Boundary + "\r\n" + Model)]
    [TestCase("--" + Boundary + "\r\n" + File + "\r\n--" + Boundary + "\r\n" + Model + "\r\n--" + Boundary + "\r\n")]
    [TestCase("--" + Boundary + "\r\n" + File + "\r\n--" + Boundary + "\r\n" + Model + "\r\n--" + Boundary + "--\r\nX")]
    public void What_is_no_whole_form_is_refused(string body) =>
        Scan(body).Error!.Message.ShouldStartWith("The form is malformed: ");

    [Test]
    public void Parts_their_headers_and_values_are_limited()
    {
        var field = "Content-Disposition: form-data; name=\"x\"\r\n\r\n1";
        Scan(Form([Model, File, .. Enumerable.Repeat(field, FormScanner.MaxParts - 2)])).IsSuccess.ShouldBeTrue();
        Scan(Form([Model, File, .. Enumerable.Repeat(field, FormScanner.MaxParts - 1)])).Error!.Message.ShouldContain("parts");
        Scan(Form(Model, File, $"X: {new string('a', FormScanner.MaxHeadBytes)}\r\n{field}")).Error!.Message.ShouldContain("headers");
        Scan(Form(Model + new string('m', 3000), File)).Error!.Param.ShouldBe("model");
    }

    private static string Form(params string[] parts) => string.Concat(parts.Select(part => $"--{Boundary}\r\n{part}\r\n")) + $"--{Boundary}--\r\n";

    private static Result<RequestPeek> Scan(string form, int piece = 97, FormRules? rules = null)
    {
        var scanner = new FormScanner(Boundary, rules ?? FormRules.For(Surface.Transcriptions));
        var bytes = Encoding.UTF8.GetBytes(form);
        var scanned = 0;
        for (var arrived = Math.Min(piece, bytes.Length); scanned < bytes.Length; arrived = Math.Min(arrived + piece, bytes.Length))
        {
            if (scanner.Scan(bytes.AsSpan(scanned, arrived - scanned), out var consumed) is { } error)
            {
                return error;
            }

            scanned += consumed;
            if (arrived == bytes.Length)
            {
                break;
            }
        }

        return scanner.Finish();
    }
}
