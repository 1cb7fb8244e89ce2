using System.Text;

namespace Aisbf.Benchmarks.Micro;

/// <summary>Chat requests of a given size.</summary>
internal static class Bodies
{
    private const string Sentence = "The quick brown fox jumps over the lazy dog, and \\\"then\\\" it rests. ";

    /// <summary>A request of exactly this many bytes, with the fields in the order in which clients send them.</summary>
    public static byte[] OfSize(int bytes, bool stream = false)
    {
        const string head = """{"model":"bench","messages":[{"role":"system","content":"You are brief."},{"role":"user","content":" """;
        var tail = $$"""  "}],"temperature":0.7,"max_tokens":256{{(stream ? ",\"stream\":true" : "")}}}""";
        var room = bytes - head.Length - tail.Length;
        var text = new StringBuilder(head);
        while (room >= Sentence.Length)
        {
            text.Append(Sentence);
            room -= Sentence.Length;
        }

        return Encoding.UTF8.GetBytes(text.Append('x', Math.Max(0, room)).Append(tail).ToString());
    }
}
