using System.Data.Common;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Hosting;

/// <summary>
/// What stopped the start, in one line for each fault and without a stack trace: an operator reads it, and a service manager
/// must not take a wrong setting for a crash.
/// </summary>
internal static partial class StartErrors
{
    private const string Addresses = "--urls or ASPNETCORE_URLS";

    /// <summary>The exit code of a start that failed.</summary>
    public const int ExitCode = 1;

    /// <summary>Whether the program runs in a process of its own. Whoever hosts it in another wants the exception.</summary>
    public static bool OwnsProcess => Assembly.GetEntryAssembly() == typeof(StartErrors).Assembly;

    /// <summary>Hides what the framework logs of the same failure, with its stack trace.</summary>
    public static void Quieten(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
    }

    public static void Write(TextWriter output, Exception exception)
    {
        foreach (var line in Describe(exception))
        {
            output.WriteLine($"Aisbf cannot start: {line}");
        }
    }

    public static IEnumerable<string> Describe(Exception exception) => exception switch
    {
        AggregateException several => several.InnerExceptions.SelectMany(Describe),
        OptionsValidationException invalid => invalid.Failures.Select(failure => OneLine(WithSetting(failure, invalid.OptionsType))),
        TargetInvocationException { InnerException: { } inner } => Describe(inner),
        _ when IsExpected(exception) => [OneLine(Cause(exception))],

        // A bug of ours, which nobody can find without the stack.
        _ => [exception.ToString()],
    };

    private static bool IsExpected(Exception exception) => exception is
        IOException or UnauthorizedAccessException or SocketException or DbException or CryptographicException
        or InvalidOperationException or FormatException or ArgumentException;

    private static string Cause(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            var advice = e switch
            {
                AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => "Stop the other program, or choose another address",
                SocketException { SocketErrorCode: SocketError.AccessDenied } => "Ports below 1024 need a privilege; choose another",
                SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "This machine does not have that address; choose another",
                FormatException when e.Message.StartsWith("Invalid url", StringComparison.Ordinal) => "Write an address such as http://127.0.0.1:8080",
                ArgumentOutOfRangeException { ParamName: "port" } => "Ports are 0 to 65535; choose another",
                _ => null,
            };
            if (advice is not null)
            {
                return $"{exception.Message.TrimEnd('.')}. {advice} with {Addresses}.";
            }

            if (e is SqliteException database)
            {
                return $"{Words(database)} ({database.Message.TrimEnd('.')}). The file is set by Aisbf:DataDirectory or ConnectionStrings:Aisbf.";
            }
        }

        return Messages(exception);
    }

    private static string Words(SqliteException exception) => exception.SqliteErrorCode switch
    {
        SqliteErrors.Busy or SqliteErrors.Locked => "The database is locked by another program",
        SqliteErrors.ReadOnly => "The database may not be written",
        SqliteErrors.Full => "The disk of the database is full",
        SqliteErrors.CannotOpen => "The database file cannot be opened or created",
        SqliteErrors.Corrupt or SqliteErrors.NotADatabase => "The database file is damaged, or is not a database; restore it from a backup",
        _ => "The database cannot be used",
    };

    /// <summary>An exception's own message, and those of its causes where they say more.</summary>
    private static string Messages(Exception exception)
    {
        if (exception.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal))
        {
            // Names the setting and the value; the causes only repeat it.
            return exception.Message.Contains(nameof(TimeSpan), StringComparison.Ordinal) ? $"{exception.Message} Write durations as hh:mm:ss." : exception.Message;
        }

        var text = new StringBuilder(exception.Message);
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (!exception.Message.Contains(inner.Message, StringComparison.Ordinal))
            {
                text.Append(' ').Append(inner.Message);
            }
        }

        return text.ToString();
    }

    /// <summary>The framework names a class and a property; an operator knows the setting.</summary>
    private static string WithSetting(string failure, Type options)
    {
        var section = options.GetField("Section")?.GetRawConstantValue();
        var found = AnnotationFailure().Match(failure);
        return found.Success && section is not null ? $"{section}:{found.Groups["member"].Value}: {found.Groups["error"].Value}" : failure;
    }

    [GeneratedRegex("^DataAnnotation validation failed for '[^']*' members: '(?<member>[^']*)' with the error: '(?<error>.*)'\\.$", RegexOptions.Singleline)]
    private static partial Regex AnnotationFailure();

    private static string OneLine(string text) => string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static class SqliteErrors
    {
        public const int Busy = 5;
        public const int Locked = 6;
        public const int ReadOnly = 8;
        public const int Corrupt = 11;
        public const int Full = 13;
        public const int CannotOpen = 14;
        public const int NotADatabase = 26;
    }
}
