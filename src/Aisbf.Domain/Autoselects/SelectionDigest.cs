using System.Globalization;

namespace Aisbf.Domain.Autoselects;

/// <summary>
/// A conversation cut down to what a choice of model needs: the last messages as the task, and what came before, shortened
/// where it is long.
/// </summary>
/// <param name="Context">What came before the task; the middle of a long conversation is one message of the role <c>omitted</c>.</param>
/// <param name="Task">The last messages.</param>
public sealed record SelectionDigest(IReadOnlyList<SelectionMessage> Context, IReadOnlyList<SelectionMessage> Task)
{
    /// <summary>Messages at the end that are the task.</summary>
    public const int TaskMessages = 5;

    /// <summary>Characters of each message of the task that are kept.</summary>
    public const int TaskCharacters = 800;

    private const int CharactersPerToken = 4;
    private const int KeptAtBeginning = 2;
    private const int KeptAtEnd = 3;
    private const int LeastShare = 256;
    private const int Snippet = 80;

    /// <summary>The text that words are compared with: what the user says in the task, or all of it when there is no user in it.</summary>
    public string Query
    {
        get
        {
            var said = Task.Where(m => m.Role == "user").Select(m => m.Text).ToList();
            return string.Join('\n', said.Count > 0 ? said : Task.Select(m => m.Text));
        }
    }

    /// <param name="messages">The conversation.</param>
    /// <param name="contextTokens">Rough size of the context that is kept, in tokens of four characters.</param>
    public static SelectionDigest Of(IReadOnlyList<SelectionMessage> messages, int contextTokens)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var task = messages.Skip(messages.Count - TaskMessages).Select(m => Cut(m, TaskCharacters));
        return new SelectionDigest(Shorten([.. messages.SkipLast(TaskMessages)], contextTokens * CharactersPerToken), [.. task]);
    }

    private static List<SelectionMessage> Shorten(List<SelectionMessage> messages, int budget)
    {
        if (messages.Sum(m => (long)m.Text.Length) <= budget)
        {
            return messages;
        }

        var kept = Math.Min(messages.Count, KeptAtBeginning + KeptAtEnd);
        var share = Math.Max(LeastShare, budget / 10 * 9 / kept);
        var shortened = new List<SelectionMessage>(kept + 1);
        shortened.AddRange(messages.Take(kept - KeptAtEnd).Select(m => Cut(m, share)));
        if (messages.Count > kept)
        {
            shortened.Add(Omitted(messages[KeptAtBeginning..^KeptAtEnd], budget - (share * kept)));
        }

        shortened.AddRange(messages.Skip(messages.Count - Math.Min(kept, KeptAtEnd)).Select(m => Cut(m, share)));
        return Cap(shortened, budget);
    }

    private static SelectionMessage Omitted(List<SelectionMessage> messages, int budget)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{messages.Count} messages");
        foreach (var message in messages)
        {
            if (text.Length + Snippet > budget)
            {
                break;
            }

            text += $" | {Cut(message, Snippet).Text.ReplaceLineEndings(" ")}";
        }

        return new SelectionMessage("omitted", text);
    }

    // The least shares can be more than the budget; then the newest go first.
    private static List<SelectionMessage> Cap(List<SelectionMessage> messages, int budget)
    {
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            messages[i] = Cut(messages[i], budget);
            budget -= messages[i].Text.Length;
        }

        messages.RemoveAll(m => m.Text.Length == 0);
        return messages;
    }

    private static SelectionMessage Cut(SelectionMessage message, int length)
    {
        var text = message.Text;
        if (text.Length <= length)
        {
            return message;
        }

        // Half a surrogate pair is no text.
        return message with { Text = text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : Math.Max(0, length))] };
    }
}
