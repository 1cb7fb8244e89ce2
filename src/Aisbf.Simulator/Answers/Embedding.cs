using System.Text;
using System.Text.Json;

namespace Aisbf.Simulator.Answers;

/// <summary>Vectors of length one that depend on the text alone: equal texts are equal, different ones far apart.</summary>
internal static class Embedding
{
    public const int DefaultDimensions = 64;

    public static float[] Of(string text, int dimensions)
    {
        // FNV-1a for the seed, then a linear congruence: stable over processes and platforms, unlike string.GetHashCode.
        var state = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(text))
            state = (state ^ b) * 1099511628211UL;

        var vector = new float[dimensions];
        var squares = 0.0;
        for (var i = 0; i < dimensions; i++)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            vector[i] = (float)((state >> 40) / (double)(1 << 23)) - 1f;
            squares += (double)vector[i] * vector[i];
        }

        var length = (float)Math.Sqrt(squares);
        for (var i = 0; i < dimensions && length > 0; i++)
            vector[i] /= length;
        return vector;
    }

    public static void Write(Utf8JsonWriter json, float[] vector)
    {
        json.WriteStartArray();
        foreach (var value in vector)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
