using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Gateway.Forms;

/// <summary>
/// Looks at a <c>multipart/form-data</c> body while it arrives, and remembers only the few values that routing needs and
/// where the model's stands. Stricter than most readers: what it lets pass has one meaning, whoever reads it next.
/// </summary>
public sealed class FormScanner(string boundary, FormRules rules)
{
    /// <summary>Most parts that a form may have.</summary>
    public const int MaxParts = 128;

    /// <summary>Most bytes of the headers of a part.</summary>
    public const int MaxHeadBytes = 8 * 1024;

    private const int MaxValueBytes = 2048;
    private const string Model = "model";
    private const string Stream = "stream";
    private const string Choices = "n";

    private readonly byte[] _mark = Encoding.ASCII.GetBytes("--" + boundary);
    private readonly ArrayBufferWriter<byte> _value = new();
    private Place _place = Place.Start;
    private long _offset;
    private long _valueStart;
    private int _parts;
    private FormPart _part;
    private string? _model;
    private Range _modelRange;
    private bool? _stream;
    private bool _hasFile;
    private int _choices = 1;
    private string? _selector;

    private enum Place
    {
        Start,
        BehindMark,
        Head,
        Content,
        End,
    }

    private bool IsValue => !_part.IsFile && _part.Name is Model or Stream or Choices;

    /// <summary>
    /// Reads on. What it could not make sense of yet, less than <see cref="MaxHeadBytes"/>, has to come again at the front of
    /// the next piece.
    /// </summary>
    /// <param name="bytes">What was not consumed before, and what has arrived since.</param>
    /// <param name="consumed">Bytes that need not come again.</param>
    /// <returns>What is wrong with the form, or null.</returns>
    public Error? Scan(ReadOnlySpan<byte> bytes, out int consumed)
    {
        consumed = 0;
        while (true)
        {
            var rest = bytes[consumed..];
            var taken = 0;
            var error = _place switch
            {
                Place.Start => ReadStart(rest, out taken),
                Place.BehindMark => ReadBehindMark(rest, out taken),
                Place.Head => ReadHead(rest, out taken),
                Place.Content => ReadContent(rest, out taken),
                _ => ReadEnd(rest, out taken),
            };
            if (error is not null || taken == 0)
            {
                return error;
            }

            consumed += taken;
            _offset += taken;
        }
    }

    /// <summary>The body is over: what is known of it.</summary>
    public Result<RequestPeek> Finish()
    {
        if (_place != Place.End)
        {
            return Malformed("its end is missing");
        }

        if (_model is null)
        {
            return Invalid("The field 'model' is required.", Model);
        }

        var facts = new RequestFacts(_stream == true, HasImages: false, HasAudio: false, HasTools: false, PromptTokens: 0) { Surface = rules.Surface };
        return _hasFile
            ? new RequestPeek(_model, _modelRange, facts, IncludeUsage: false, default, _choices) { ModelSelector = _selector }
            : Invalid($"The field '{rules.File}' is required.", rules.File);
    }

    private Error? ReadStart(ReadOnlySpan<byte> bytes, out int taken)
    {
        taken = 0;
        if (!_mark.AsSpan().StartsWith(bytes[..Math.Min(bytes.Length, _mark.Length)]))
        {
            return Malformed("it does not begin with its boundary");
        }

        if (bytes.Length >= _mark.Length)
        {
            taken = _mark.Length;
            _place = Place.BehindMark;
        }

        return null;
    }

    private Error? ReadBehindMark(ReadOnlySpan<byte> bytes, out int taken)
    {
        taken = 0;
        if (bytes.Length < 2)
        {
            return null;
        }

        taken = 2;
        if (bytes.StartsWith("--"u8))
        {
            _place = Place.End;
            return null;
        }

        _place = Place.Head;
        return !bytes.StartsWith("\r\n"u8) ? Malformed("a boundary is followed by something else than a line's end")
            : ++_parts > MaxParts ? Malformed($"it has more than {MaxParts} parts")
            : null;
    }

    private Error? ReadHead(ReadOnlySpan<byte> bytes, out int taken)
    {
        taken = 0;
        var end = bytes[..Math.Min(bytes.Length, MaxHeadBytes)].IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return bytes.Length < MaxHeadBytes ? null : Malformed("the headers of a part are too long");
        }

        if (!FormPart.Parse(bytes[..end]).TryGet(out _part, out var error))
        {
            return error;
        }

        if (Check(_part.Name) is { } spelling)
        {
            return spelling;
        }

        taken = end + 4;
        _place = Place.Content;
        _valueStart = _offset + taken;
        _value.ResetWrittenCount();
        return null;
    }

    // As in JSON, and as parsers of forms do that make a list of what has brackets behind it.
    private Error? Check(string name)
    {
        _selector ??= ModelSelectors.IsInForm(name) ? name : null;
        var folded = FieldSpelling.FoldForm(name);
        return folded != name && !rules.IsFile(name) && (folded is Model or Stream or Choices || folded == rules.File)
            ? Invalid($"The field '{Printable.Of(name)}' has to be written '{folded}'.", folded)
            : null;
    }

    private Error? ReadContent(ReadOnlySpan<byte> bytes, out int taken)
    {
        var mark = bytes.IndexOf(_mark);
        if (mark < 0)
        {
            // The line's end before a mark, and all of the mark but its last byte, may be here already.
            taken = Math.Max(0, bytes.Length - _mark.Length - 1);
            return Keep(bytes[..taken]);
        }

        taken = mark + _mark.Length;
        if (mark < 2 || !bytes[(mark - 2)..].StartsWith("\r\n"u8))
        {
            // Some readers would take it for the end of the part, others for a part of its content.
            return Malformed("its boundary stands inside a part");
        }

        _place = Place.BehindMark;
        return Keep(bytes[..(mark - 2)]) ?? EndPart(_offset + mark - 2);
    }

    private static Error? ReadEnd(ReadOnlySpan<byte> bytes, out int taken)
    {
        taken = bytes.Length;
        return bytes.IndexOfAnyExcept("\r\n "u8) < 0 ? null : Malformed("there is something behind its end");
    }

    private Error? Keep(ReadOnlySpan<byte> content)
    {
        if (!IsValue)
        {
            return null;
        }

        if (_value.WrittenCount + content.Length > MaxValueBytes)
        {
            return Invalid($"The field '{_part.Name}' is too long.", _part.Name);
        }

        _value.Write(content);
        return null;
    }

    private Error? EndPart(long end)
    {
        if (_part.Name == Model)
        {
            return ReadModel((int)_valueStart..(int)end);
        }

        if (_part.Name == Stream)
        {
            return ReadStream();
        }

        if (_part.Name == Choices)
        {
            // Only a hint of when a stream is over: whether the value is allowed is the upstream's to say.
            _choices = Utf8Parser.TryParse(_value.WrittenSpan, out int choices, out var length) && length == _value.WrittenCount && choices > 0 ? choices : 1;
            return null;
        }

        if (!rules.IsFile(_part.Name))
        {
            return null;
        }

        if (_hasFile && !rules.MayRepeat)
        {
            return Twice(rules.File);
        }

        _hasFile = true;
        return null;
    }

    private Error? ReadModel(Range range)
    {
        if (_model is not null)
        {
            return Twice(Model);
        }

        if (_part.IsFile || _value.WrittenCount == 0 || !Utf8.IsValid(_value.WrittenSpan))
        {
            return Invalid("The field 'model' must be a text.", Model);
        }

        _model = Encoding.UTF8.GetString(_value.WrittenSpan);
        _modelRange = range;
        return _model.Any(char.IsControl) ? Invalid("The field 'model' must be one line of text.", Model) : null;
    }

    private Error? ReadStream()
    {
        if (_stream is not null)
        {
            return Twice(Stream);
        }

        _stream = _part.IsFile ? null : Encoding.UTF8.GetString(_value.WrittenSpan).ToUpperInvariant() switch
        {
            "TRUE" or "1" => true,
            "FALSE" or "0" or "" => false,
            _ => null,
        };
        return _stream is null ? Invalid("The field 'stream' must be true or false.", Stream) : null;
    }

    private static Error Twice(string name) => Invalid($"The field '{name}' stands more than once.", name);

    private static Error Malformed(string why) => Invalid($"The form is malformed: {why}.", null);

    private static Error Invalid(string message, string? param) => new(ErrorCode.InvalidRequest, message, param);
}
