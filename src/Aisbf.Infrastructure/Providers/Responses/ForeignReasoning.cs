using System.Text.Json;
using System.Text.Json.Nodes;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Takes reasoning out of a conversation that the credential it goes to could not read, and for which it would be refused.</summary>
internal static class ForeignReasoning
{
    /// <summary>The body without it, with the upstream's model name; null if there is none, and the body can stay as it is.</summary>
    /// <param name="body">The client's body, known to be a JSON object.</param>
    /// <param name="model">The upstream's model name.</param>
    /// <param name="isForeign">Whether it is somebody else's.</param>
    /// <param name="dropped">Where to name what was taken out.</param>
    public static byte[]? Remove(ReadOnlyMemory<byte> body, string model, Func<string, bool> isForeign, List<string> dropped)
    {
        var root = JsonNode.Parse(body.Span, documentOptions: WireJson.ReadingUpstream)!.AsObject();
        if (root["input"] is not JsonArray input) return null;

        for (var i = 0; i < input.Count; i++)
        {
            if (input[i] is JsonObject item && item["encrypted_content"] is JsonValue value && value.TryGetValue<string>(out var blob) && isForeign(blob))
                dropped.Add($"input[{i}]");
        }

        if (dropped.Count == 0) return null;

        root["model"] = model;
        root["store"] = false;
        root["input"] = new JsonArray([.. Kept(input, isForeign)]);
        return JsonSerializer.SerializeToUtf8Bytes(root, JsonSerializerOptions.Default);
    }

    /// <summary>Without their names: by its name, a call would be missed its reasoning.</summary>
    private static IEnumerable<JsonNode?> Kept(JsonArray input, Func<string, bool> isForeign)
    {
        foreach (var item in input)
        {
            var copy = item?.DeepClone();
            if (copy is JsonObject held)
            {
                if (held["encrypted_content"] is JsonValue value && value.TryGetValue<string>(out var blob) && isForeign(blob)) continue;

                held.Remove("id");
            }

            yield return copy;
        }
    }
}
