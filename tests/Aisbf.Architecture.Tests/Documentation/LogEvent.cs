namespace Aisbf.Architecture.Tests.Documentation;

/// <summary>A log message that the code can write.</summary>
internal sealed record LogEvent(int Id, string Level, string Message, string Where)
{
    public override string ToString() => $"{Id} {Level} {Message}";
}
