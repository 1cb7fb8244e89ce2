using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>
/// Puts together the characters that an upstream cut in two: the first half waits for the second, and one that stays alone
/// is no character. Used by one stream only.
/// </summary>
internal sealed class CharacterJoiner
{
    private const int Text = -1;
    private const int Thought = -2;

    /// <summary>First halves by where they belong: the text, the thoughts, or a call by its number.</summary>
    private Dictionary<int, char>? _halves;

    public ChatStreamEvent Join(ChatStreamEvent step) => step switch
    {
        ChatStreamEvent.TextDelta text when IsCut(Text, text.Text) => text with { Text = Join(Text, text.Text) },
        ChatStreamEvent.ReasoningDelta thought when IsCut(Thought, thought.Text) => thought with { Text = Join(Thought, thought.Text) },
        ChatStreamEvent.ToolCallArguments call when IsCut(call.Index, call.Fragment) => call with { Fragment = Join(call.Index, call.Fragment) },
        _ => step,
    };

    private bool IsCut(int place, string text) =>
        text.Length > 0 && (char.IsLowSurrogate(text[0]) || char.IsHighSurrogate(text[^1]) || _halves?.ContainsKey(place) is true);

    private string Join(int place, string text)
    {
        _halves ??= [];
        var isSecond = char.IsLowSurrogate(text[0]);
        if (_halves.Remove(place, out var half)) text = isSecond ? half + text : '\uFFFD' + text;
        else if (isSecond) text = '\uFFFD' + text[1..];

        if (!char.IsHighSurrogate(text[^1])) return text;

        _halves[place] = text[^1];
        return text[..^1];
    }
}
