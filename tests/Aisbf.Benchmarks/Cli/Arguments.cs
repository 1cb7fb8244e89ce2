using System.Globalization;

namespace Aisbf.Benchmarks.Cli;

/// <summary>Options of the form <c>--name value</c>. What no command asks for is an error, so that a typo cannot change a measurement.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public static Arguments Parse(ReadOnlySpan<string> args)
    {
        var line = new Arguments();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
            {
                throw new UsageException($"'{args[i]}' is not an option with a value.");
            }

            line._values[args[i][2..]] = args[i + 1];
        }

        return line;
    }

    public string? Optional(string name)
    {
        _asked.Add(name);
        return _values.GetValueOrDefault(name);
    }

    public string Text(string name) => Optional(name) ?? throw new UsageException($"--{name} is missing.");

    public int Number(string name, int? otherwise = null)
    {
        var text = Optional(name);
        return text is null
            ? otherwise ?? throw new UsageException($"--{name} is missing.")
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new UsageException($"--{name} is not a whole number.");
    }

    public double Real(string name, double otherwise)
    {
        var text = Optional(name);
        return text is null
            ? otherwise
            : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new UsageException($"--{name} is not a number.");
    }

    public int Port(string name) => Number(name) is > 0 and <= 65535 and var port ? port : throw new UsageException($"--{name} is not a port.");

    public Uri Uri(string name) => System.Uri.TryCreate(Text(name), UriKind.Absolute, out var uri) && uri.Scheme == "http"
        ? uri
        : throw new UsageException($"--{name} is not an http URL.");

    /// <summary>Refuses options that nobody asked for.</summary>
    public void Finish()
    {
        if (_values.Keys.FirstOrDefault(name => !_asked.Contains(name)) is { } unknown)
        {
            throw new UsageException($"--{unknown} is not an option of this command.");
        }
    }
}
