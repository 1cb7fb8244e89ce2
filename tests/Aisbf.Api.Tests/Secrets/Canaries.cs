using System.Text;

namespace Aisbf.Api.Tests.Secrets;

/// <summary>Words that occur nowhere but where a test put them, and what was found of them elsewhere.</summary>
internal sealed class Canaries
{
    // The end of a key is shown on purpose, in its mask.
    private const int ShownEnd = 4;

    private readonly Dictionary<string, string> _planted = [];
    private readonly List<string> _found = [];

    /// <summary>What was found, with the words around it.</summary>
    public IReadOnlyList<string> Found => [.. _found.Distinct()];

    /// <summary>A word of its own for each name, in the shape of a key.</summary>
    public string Plant(string name) => Plant(name, $"cnry-{name}-9d3f7a61c2e84b5f{_planted.Count:D4}");

    public string Plant(string name, string value)
    {
        _planted.Add(name, value[..^ShownEnd]);
        return value;
    }

    /// <summary>Notes every planted word that a text has and should not have.</summary>
    public void Search(string place, string text, params string[] allowed)
    {
        foreach (var (name, value) in _planted.Where(p => !allowed.Contains(p.Key)))
        {
            var at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                _found.Add($"{name} in {place}: …{text[Math.Max(0, at - 150)..Math.Min(text.Length, at + 80)].ReplaceLineEndings(" ")}…");
            }
        }
    }

    /// <summary>Notes every planted word that raw bytes have, in either encoding of text.</summary>
    public void Search(string place, byte[] bytes, params string[] names)
    {
        foreach (var name in names)
        {
            foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
            {
                if (bytes.AsSpan().IndexOf(encoding.GetBytes(_planted[name])) >= 0)
                {
                    _found.Add($"{name} in {place}");
                }
            }
        }
    }
}
