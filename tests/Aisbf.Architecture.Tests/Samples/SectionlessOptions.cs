namespace Aisbf.Architecture.Tests.Samples;

/// <summary>Options that nobody could find in a configuration file.</summary>
internal sealed class SectionlessOptions
{
    public int Limit { get; set; }
}
