namespace Aisbf.Api.Controllers.Models;

/// <summary>A list as OpenAI clients read it.</summary>
/// <param name="Data">The entries.</param>
public sealed record OpenAiList<T>(IReadOnlyList<T> Data)
{
    public string Object { get; init; } = "list";
}
