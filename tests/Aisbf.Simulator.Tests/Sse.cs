using System.Text.Json;

namespace Aisbf.Simulator.Tests;

/// <summary>Reads a whole SSE body by the letter of the specification.</summary>
internal static class Sse
{
    public static async Task<IReadOnlyList<(string? Event, string Data)>> ReadAsync(HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return Read(await answer.Content.ReadAsStringAsync());
    }

    public static IReadOnlyList<(string? Event, string Data)> Read(string body)
    {
        var events = new List<(string?, string)>();
        string? name = null;
        var data = new List<string>();
        foreach (var line in body.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Length == 0)
            {
                if (data.Count > 0)
                    events.Add((name, string.Join('\n', data)));
                name = null;
                data.Clear();
            }
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data.Add(line[6..]);
            }
            else
            {
                line.ShouldStartWith(":");
            }
        }

        return events;
    }

    /// <summary>The JSON of every event but the end mark.</summary>
    public static IReadOnlyList<JsonElement> Json(this IEnumerable<(string? Event, string Data)> events) =>
        [.. events.Where(e => e.Data != "[DONE]").Select(e => JsonDocument.Parse(e.Data).RootElement)];
}
