using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.Translation;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>What all calls to one candidate have in common, made once and kept as long as the candidate itself.</summary>
internal sealed class PreparedCandidate
{
    private static readonly ConditionalWeakTable<RouteCandidate, PreparedCandidate> Cache = [];

    private PreparedCandidate(RouteCandidate candidate, IUpstreamDialect dialect)
    {
        Dialect = dialect;
        Origin = new ReasoningOrigin(candidate.Provider.Endpoint, candidate.Key.KeyFingerprint);
        ChatUri = dialect.ChatUri(candidate.Provider, candidate.Model, stream: false);
        ChatStreamUri = dialect.ChatUri(candidate.Provider, candidate.Model, stream: true);
        ResponsesUri = candidate.Provider.Type.Responses ? OpenAiDialect.ResponsesUri(candidate.Provider) : null;
        using var writer = new Streaming.PooledBufferWriter();
        using (var json = new Utf8JsonWriter(writer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStringValue(candidate.Model);
        }

        ModelJson = writer.WrittenSpan.ToArray();
        using var template = new HttpRequestMessage(HttpMethod.Post, ChatUri);
        dialect.AddHeaders(template, candidate.Provider, candidate.ApiKey);
        Headers = [.. template.Headers.NonValidated.Select(h => KeyValuePair.Create(h.Key, h.Value.ToString()))];
    }

    public IUpstreamDialect Dialect { get; }

    /// <summary>Whose signed and encrypted reasoning is this candidate's.</summary>
    public ReasoningOrigin Origin { get; }

    public Uri ChatUri { get; }

    public Uri ChatStreamUri { get; }

    /// <summary>The address of OpenAI's Responses API; null where the vendor does not have it.</summary>
    public Uri? ResponsesUri { get; }

    /// <summary>The upstream's model name as a JSON string, quotes included.</summary>
    public byte[] ModelJson { get; }

    /// <summary>The credential and the vendor's fixed headers.</summary>
    private KeyValuePair<string, string>[] Headers { get; }

    public static PreparedCandidate For(RouteCandidate candidate, UpstreamDialects dialects) =>
        Cache.TryGetValue(candidate, out var prepared)
            ? prepared
            : Cache.GetValue(candidate, c => new PreparedCandidate(c, dialects.For(c.Provider.Type.Dialect)));

    public HttpRequestMessage CreateChatRequest(bool stream, HttpContent content) => CreateRequest(stream ? ChatStreamUri : ChatUri, content);

    public HttpRequestMessage CreateRequest(Uri address, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = content,
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}
