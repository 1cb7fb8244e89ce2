namespace Aisbf.Api.Tests.Hosting;

/// <summary>Reads event streams by the letter of the specification.</summary>
internal static class SseText
{
    /// <summary>The data of every event. A last event without its empty line is none.</summary>
    public static IReadOnlyList<string> Events(string body)
    {
        var events = new List<string>();
        var data = new List<string>();
        foreach (var line in body.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Length == 0)
            {
                if (data.Count > 0)
                {
                    events.Add(string.Join('\n', data));
                }

                data.Clear();
            }
            else if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                data.Add(line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : line[5..]);
            }
            else
            {
                (line[0] == ':' || line.StartsWith("event:", StringComparison.Ordinal)).ShouldBeTrue(line);
            }
        }

        return events;
    }

    /// <summary>The comments, without their colon.</summary>
    public static IReadOnlyList<string> Comments(string body) =>
        [.. body.ReplaceLineEndings("\n").Split('\n').Where(l => l.StartsWith(':')).Select(l => l[1..].Trim())];
}
