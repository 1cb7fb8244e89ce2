namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Finds out, piece by piece, whether a JSON object has come to its end.</summary>
internal struct JsonObjectEnd
{
    private int _depth;
    private bool _inString;
    private bool _escaped;

    /// <summary>The object's closing brace was seen.</summary>
    public bool IsReached { get; private set; }

    public void Add(ReadOnlySpan<char> piece)
    {
        foreach (var character in piece)
        {
            if (IsReached) return;

            Add(character);
        }
    }

    private void Add(char character)
    {
        if (_inString)
        {
            if (_escaped) _escaped = false;
            else if (character == '\\') _escaped = true;
            else if (character == '"') _inString = false;
            return;
        }

        switch (character)
        {
            case '"': _inString = true; break;
            case '{' or '[': _depth++; break;
            case '}' or ']': IsReached = --_depth <= 0; break;
        }
    }
}
