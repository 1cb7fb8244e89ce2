using System.Text.Json;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Reads <c>GET /models</c>. The size of the context has a different name at every vendor that tells it.</summary>
internal static class OpenAiModelListReader
{
    public static Result<IReadOnlyList<UpstreamModel>> Read(ReadOnlyMemory<byte> body) => ModelList.Read(body, "data", ReadModel);

    private static UpstreamModel? ReadModel(JsonElement element)
    {
        if (ModelList.Text(element, "id") is not { } id) return null;

        var served = UpstreamJson.Object(element, "top_provider");
        return new UpstreamModel(
            id,
            ModelList.Text(element, "display_name") ?? ModelList.Text(element, "name"),
            ModelList.Size(element, "context_window", "context_length", "max_context_length", "max_model_len")
                ?? ModelList.Size(served, "context_length"),
            ModelList.Time(element, "created"))
        {
            MaxOutputTokens = ModelList.Size(element, "max_output_tokens", "max_completion_tokens") ?? ModelList.Size(served, "max_completion_tokens"),
            Capabilities = ListedCapabilities.Read(element),
            Pricing = ListedPrice.Read(element),
            Description = ListedDetails.Description(element),
            Details = ListedDetails.Read(element),
        };
    }
}
