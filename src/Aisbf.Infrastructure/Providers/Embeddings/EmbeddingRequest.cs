using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Embeddings;

/// <summary>A client's request for embeddings, for vendors that embed texts.</summary>
/// <param name="Texts">What to embed, in order.</param>
/// <param name="Dimensions">Numbers wanted in each vector; null for the model's own.</param>
/// <param name="AsBase64">Vectors are wanted as base64.</param>
internal sealed record EmbeddingRequest(IReadOnlyList<string> Texts, int? Dimensions, bool AsBase64)
{
    public static Result<EmbeddingRequest> Read(ReadOnlyMemory<byte> body, Provider provider, DroppedFields dropped) =>
        SurfaceRequests.Read<EmbeddingRequest>(body, (root, context) =>
        {
            var (texts, dimensions, encoding) = ((List<string>?)null, (int?)null, (string?)null);
            foreach (var property in root.EnumerateObject())
            {
                switch (property.Name)
                {
                    case "model": break;
                    case "input": texts = ReadTexts(property.Value); break;
                    case "dimensions": dimensions = context.Integer(property.Value, "dimensions"); break;
                    case "encoding_format": encoding = context.String(property.Value, "encoding_format"); break;
                    case var other when property.Value.ValueKind != JsonValueKind.Null: dropped.Add(other); break;
                }
            }

            if (texts is not { Count: > 0 })
            {
                return SurfaceRequests.Unsupported(provider, "embeds texts only, not lists of tokens or nothing", "input");
            }

            if (dimensions is < 1)
            {
                context.Fail("dimensions", "'dimensions' has to be at least 1.");
            }

            if (encoding is not (null or "float" or "base64"))
            {
                context.Fail("encoding_format", "'encoding_format' has to be 'float' or 'base64'.");
            }

            return new EmbeddingRequest(texts, dimensions, encoding == "base64");
        });

    private static List<string>? ReadTexts(JsonElement input) => input.ValueKind switch
    {
        JsonValueKind.String => [input.GetString()!],
        JsonValueKind.Array when input.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String) => [.. input.EnumerateArray().Select(i => i.GetString()!)],
        _ => null,
    };
}
