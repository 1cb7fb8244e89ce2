using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary><c>POST /v1/rerank</c>, as Jina and Cohere have it: ranks by how near the simulator's embeddings are.</summary>
internal static class RerankOperation
{
    private const int Dimensions = 16;

    public static Reply Answer(SimRequest request)
    {
        var body = request.Json;
        if (body.Text("query"u8) is not { Length: > 0 } query)
            return new ErrorReply(ApiError.Invalid("Missing required parameter: 'query'.", "query"));
        var documents = body.Items("documents"u8).Select(d => d.ValueKind == JsonValueKind.String ? d.GetString()! : d.GetRawText()).ToList();
        if (documents.Count == 0)
            return new ErrorReply(ApiError.Invalid("Missing required parameter: 'documents'.", "documents"));

        var wanted = Embedding.Of(query, Dimensions);
        var ranked = documents.Select((text, index) => (index, score: Embedding.Of(text, Dimensions).Zip(wanted, (a, b) => a * b).Sum()))
            .OrderByDescending(d => d.score).Take(body.Int("top_n"u8) ?? documents.Count);
        return BodyReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("model"u8, request.Model);
            json.WriteStartArray("results"u8);
            foreach (var (index, score) in ranked)
            {
                json.WriteStartObject();
                json.WriteNumber("index"u8, index);
                json.WriteNumber("relevance_score"u8, score);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("usage"u8);
            json.WriteNumber("total_tokens"u8, request.Directives.InputTokens ?? TokenCounts.Of(query.Length + documents.Sum(d => (long)d.Length)));
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }
}
