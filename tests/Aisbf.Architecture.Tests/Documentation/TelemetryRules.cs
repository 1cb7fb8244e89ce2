using System.Reflection;
using System.Text.RegularExpressions;
using Aisbf.Architecture.Tests.Solution;
using Microsoft.Extensions.Logging;

namespace Aisbf.Architecture.Tests.Documentation;

/// <summary>What the code can log and measure.</summary>
internal static partial class TelemetryRules
{
    /// <summary>Every generated log method, as <c>id level message</c>.</summary>
    public static IEnumerable<LogEvent> Events(IEnumerable<Assembly> assemblies) =>
        from type in assemblies.SelectMany(assembly => assembly.GetTypes())
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let attribute = method.GetCustomAttribute<LoggerMessageAttribute>()
        where attribute is not null
        orderby attribute.EventId
        select new LogEvent(attribute.EventId, attribute.Level.ToString(), attribute.Message, $"{type.FullName}.{method.Name}");

    /// <summary>Ids that more than one event has, or that nobody chose.</summary>
    public static IEnumerable<string> UnclearIds(IEnumerable<LogEvent> events) =>
        from found in events
        group found by found.Id into same
        where same.Count() > 1 || same.Key <= 0
        select $"{same.Key}: {string.Join(", ", same.Select(e => e.Where))}";

    /// <summary>Every instrument that the sources create, as <c>name kind unit</c>.</summary>
    public static IEnumerable<string> Instruments(IEnumerable<SourceFile> files) =>
        from file in files
        from Match match in Instrument().Matches(file.Text)
        select $"{match.Groups["name"].Value} {match.Groups["kind"].Value} {match.Groups["unit"].Value}";

    [GeneratedRegex(
        @"\.Create(?<kind>(?:Observable)?(?:Counter|UpDownCounter|Gauge|Histogram))<\w+>\(\s*""(?<name>[^""]+)""(?:[^;""]*,\s*(?:unit:\s*)?""(?<unit>[^""]*)"")?")]
    private static partial Regex Instrument();
}
