namespace Aisbf.Simulator.Answers;

/// <summary>Whether the model may call tools, and which one. The default value lets the model choose.</summary>
internal readonly record struct ToolChoice(bool Forbidden, string? Only)
{
    public static readonly ToolChoice Auto;
    public static readonly ToolChoice None = new(true, null);

    public static ToolChoice Named(string? name) => new(false, name);
}
