using System.Text;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Gateway.Forms;

/// <summary>
/// The head of one part of a form. What parsers are known to read in different ways is refused: a part must not be one field
/// to us, who check it, and another to the upstream, which acts on it.
/// </summary>
/// <param name="Name">The field's name.</param>
/// <param name="IsFile">It has a file's name.</param>
internal readonly record struct FormPart(string Name, bool IsFile)
{
    private const string Kind = "form-data";

    /// <summary>Reads the header lines, without the empty line behind them.</summary>
    public static Result<FormPart> Parse(ReadOnlySpan<byte> head)
    {
        FormPart? found = null;
        while (!head.IsEmpty)
        {
            var end = head.IndexOf("\r\n"u8);
            var line = Encoding.UTF8.GetString(end < 0 ? head : head[..end]);
            head = end < 0 ? default : head[(end + 2)..];
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line[0] is ' ' or '\t' || line.Any(c => char.IsControl(c) && c != '\t'))
            {
                return Invalid("a header that is not one");
            }

            var value = line[(colon + 1)..].Trim();
            switch (line[..colon].ToUpperInvariant())
            {
                case "CONTENT-DISPOSITION" when found is not null:
                    return Invalid("two headers Content-Disposition");
                case "CONTENT-DISPOSITION":
                    if (!ParseDisposition(value).TryGet(out var part, out var error))
                    {
                        return error;
                    }

                    found = part;
                    break;
                case "CONTENT-TRANSFER-ENCODING" when value.ToUpperInvariant() is not ("7BIT" or "8BIT" or "BINARY"):
                    return Invalid("an encoding");
                default:
                    break;
            }
        }

        return found is { } whole ? whole : Invalid("no header Content-Disposition");
    }

    private static Result<FormPart> ParseDisposition(string value)
    {
        string? name = null;
        var isFile = false;
        var rest = value.AsSpan();
        if (!rest.StartsWith(Kind, StringComparison.OrdinalIgnoreCase))
        {
            return Invalid("a Content-Disposition other than form-data");
        }

        rest = rest[Kind.Length..].TrimStart();
        while (!rest.IsEmpty)
        {
            if (!TryTakeParameter(ref rest, out var parameter, out var text))
            {
                return Invalid("a malformed header Content-Disposition");
            }

            switch (parameter.ToUpperInvariant())
            {
                case "NAME" when name is not null:
                case "NAME*":
                    return Invalid("more than one name");
                case "NAME":
                    name = text;
                    break;
                case "FILENAME" or "FILENAME*":
                    isFile = true;
                    break;
                default:
                    break;
            }
        }

        // What a backslash does in a name depends on who reads it.
        return string.IsNullOrEmpty(name) || name.Contains('\\', StringComparison.Ordinal) ? Invalid("no name") : new FormPart(name, isFile);
    }

    private static bool TryTakeParameter(ref ReadOnlySpan<char> rest, out string parameter, out string text)
    {
        parameter = text = "";
        var equals = rest.IndexOf('=');
        if (rest[0] != ';' || equals < 0)
        {
            return false;
        }

        parameter = rest[1..equals].Trim().ToString();
        rest = rest[(equals + 1)..];
        int end;
        if (rest.StartsWith('"'))
        {
            end = rest[1..].IndexOf('"') + 1;
            if (end == 0 || rest[end - 1] == '\\')
            {
                return false;
            }

            text = rest[1..end].ToString();
            rest = rest[(end + 1)..].TrimStart();
        }
        else
        {
            end = rest.IndexOf(';');
            text = (end < 0 ? rest : rest[..end]).Trim().ToString();
            rest = end < 0 ? default : rest[end..];
            if (text.Length == 0 || text.Contains('"', StringComparison.Ordinal))
            {
                return false;
            }
        }

        return parameter.All(c => char.IsAsciiLetterOrDigit(c) || c is '*' or '-' or '_');
    }

    private static Error Invalid(string what) => new(ErrorCode.InvalidRequest, $"The form is malformed: a part has {what}.");
}
