namespace Aisbf.Domain.Conversations;

/// <summary>The fields of a request that its target could not carry, by their path in the request, each once, in order.</summary>
public sealed class DroppedFields
{
    private readonly List<string> _paths = [];

    public IReadOnlyList<string> Paths => _paths;

    public bool Any => _paths.Count > 0;

    /// <param name="path">For example <c>logit_bias</c> or <c>messages[2].content[0].input_audio</c>.</param>
    public void Add(string path)
    {
        if (!_paths.Contains(path, StringComparer.Ordinal))
        {
            _paths.Add(path);
        }
    }
}
