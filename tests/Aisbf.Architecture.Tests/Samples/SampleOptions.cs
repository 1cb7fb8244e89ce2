namespace Aisbf.Architecture.Tests.Samples;

/// <summary>Options of every kind of value.</summary>
internal sealed class SampleOptions
{
    public const string Section = "Sample:Part";

    public const string NameKey = "Sample:Name";

    public bool Enabled { get; set; } = true;

    public int Limit { get; set; } = 7;

    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(90);

    public string? Name { get; set; }

    public IList<string> Words { get; } = [];
}
