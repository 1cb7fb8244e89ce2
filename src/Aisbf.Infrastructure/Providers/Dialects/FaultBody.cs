using System.Text.Json;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>What an upstream's error body says, whatever its shape: vendors, proxies in front of them and runtimes all differ.</summary>
internal sealed record FaultBody
{
    private static readonly FaultBody Empty = new();

    /// <summary>Not yet cleaned.</summary>
    public string? Message { get; private init; }

    /// <summary>The kind of error by name, from <c>type</c> or <c>status</c>.</summary>
    public string? Type { get; private init; }

    public string? Code { get; private init; }

    /// <summary>A status that the body names; the only one there is when the error came inside a stream.</summary>
    public int? Status { get; private init; }

    public string? Param { get; private init; }

    /// <summary>Machine-readable reason of one of Google's <c>details</c>.</summary>
    public string? Reason { get; private init; }

    /// <summary>The vendor says which words or pictures of the request it objects to.</summary>
    public bool IsFlagged { get; private init; }

    /// <summary>Never throws; a body that is not JSON says nothing.</summary>
    public static FaultBody Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var document)) return Empty;

            using (document)
            {
                return Read(document.RootElement);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Empty;
        }
    }

    public bool Says(string words) => Message?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;

    public bool Names(string word) => Code == word || Type == word || Reason == word;

    private static FaultBody Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0) root = root[0];
        if (root.ValueKind == JsonValueKind.String) return new FaultBody { Message = root.GetString() };
        if (root.ValueKind != JsonValueKind.Object) return Empty;

        if (root.TryGetProperty("error", out var error))
        {
            if (error.ValueKind == JsonValueKind.Object) return ReadObject(error);
            if (error.ValueKind == JsonValueKind.String)
                return ReadObject(root) with { Message = Text(root, "message") ?? error.GetString() };
        }

        return ReadObject(root);
    }

    private static FaultBody ReadObject(JsonElement error)
    {
        var fault = new FaultBody
        {
            Message = Text(error, "message") ?? Text(error, "detail") ?? Text(error, "msg") ?? FirstDetail(error),
            Type = Text(error, "type") ?? Text(error, "status"),
            Code = Text(error, "code"),
            Status = Number(error, "code") ?? Number(error, "status"),
            Param = Text(error, "param"),
            IsFlagged = IsFlaggedBy(error),
        };
        return fault.WithDetails(UpstreamJson.Array(error, "details"));
    }

    /// <summary>OpenRouter says it in <c>metadata</c>, Azure in <c>innererror</c>.</summary>
    private static bool IsFlaggedBy(JsonElement error) =>
        UpstreamJson.Object(error, "metadata") is { ValueKind: JsonValueKind.Object } metadata
            && (metadata.TryGetProperty("flagged_input", out _) || UpstreamJson.Array(metadata, "reasons").Any())
        || UpstreamJson.Object(error, "innererror") is { ValueKind: JsonValueKind.Object } inner
            && (Text(inner, "code") == "ResponsibleAIPolicyViolation" || inner.TryGetProperty("content_filter_result", out _));

    /// <summary>Servers that check bodies against a schema list what is wrong, in <c>detail</c> or in a <c>message</c> that has it.</summary>
    private static string? FirstDetail(JsonElement error)
    {
        var holder = UpstreamJson.Object(error, "message") is { ValueKind: JsonValueKind.Object } message ? message : error;
        foreach (var detail in UpstreamJson.Array(holder, "detail"))
        {
            if (Text(detail, "msg") is not { } words) continue;

            var place = UpstreamJson.Array(detail, "loc").Where(step => step.ValueKind is JsonValueKind.String or JsonValueKind.Number);
            return $"{string.Join('.', place.Select(step => step.ToString()))}: {words}";
        }

        return null;
    }

    private FaultBody WithDetails(JsonElement.ArrayEnumerator details)
    {
        var fault = this;
        foreach (var detail in details)
        {
            if (Text(detail, "reason") is { } reason) fault = fault with { Reason = reason };
        }

        return fault;
    }

    private static string? Text(JsonElement element, string name) => UpstreamJson.Text(element, name);

    private static int? Number(JsonElement element, string name) => UpstreamJson.Integer(element, name);
}
