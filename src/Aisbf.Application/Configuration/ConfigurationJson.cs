using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Configuration;

/// <summary>
/// The one JSON dialect of configuration: snake_case, strict numbers, no unknown or duplicate field, nothing after the
/// document. What does not fit is refused by the name and path of its field.
/// </summary>
public static class ConfigurationJson
{
    private const int ShownNames = 10;
    private const int ShownLength = 200;

    private static readonly JsonDocumentOptions DocumentOptions = new() { AllowDuplicateProperties = false, MaxDepth = 64 };
    private static readonly JsonDocumentOptions LenientOptions = new() { AllowDuplicateProperties = true, MaxDepth = 64 };

    /// <summary>For answers and for stored documents: fields without a value are left out.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>Reads one document of type <typeparamref name="T"/>.</summary>
    public static Result<T> Parse<T>(ReadOnlyMemory<byte> utf8)
        where T : class
    {
        if (!ParseTree(utf8).TryGet(out var document, out var error))
        {
            return error;
        }

        using (document)
        {
            var unknown = UnknownFields.Find(document.RootElement, Options.GetTypeInfo(typeof(T)));
            return unknown.Count > 0 ? UnknownFieldError(unknown) : Read<T>(document.RootElement);
        }
    }

    /// <summary>Reads a tree of JSON: syntax and duplicate names are checked, the shape is not.</summary>
    public static Result<JsonDocument> ParseTree(ReadOnlyMemory<byte> utf8) => ParseTree(utf8, DocumentOptions);

    /// <summary>Reads a tree of JSON in which names may be given twice, to look at its parts one by one.</summary>
    internal static Result<JsonDocument> ParseLenientTree(ReadOnlyMemory<byte> utf8) => ParseTree(utf8, LenientOptions);

    private static Result<JsonDocument> ParseTree(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options)
    {
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        }

        if (utf8.IsEmpty)
        {
            return new Error(ErrorCode.InvalidRequest, "The body is empty; send a JSON object.");
        }

        try
        {
            return JsonDocument.Parse(utf8, options);
        }
        catch (JsonException e)
        {
            // The reader's own words can quote the body, which may hold a key: say only where it went wrong.
            return new Error(ErrorCode.InvalidRequest, e.LineNumber is { } line
                ? $"The body is not valid JSON: line {line + 1}, byte {e.BytePositionInLine + 1}."
                : "The body is not valid JSON, or names a field twice.");
        }
    }

    /// <summary>Reads a document out of a tree and passes over unknown fields; ask <see cref="UnknownFields"/> for them.</summary>
    internal static Result<T> Read<T>(JsonElement element)
        where T : class
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return new Error(ErrorCode.InvalidRequest, "Expected a JSON object.");
        }

        try
        {
            return element.Deserialize((JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)))!;
        }
        catch (JsonException e)
        {
            return new Error(ErrorCode.InvalidRequest, "The field has a value of the wrong type or out of range.", FieldPath.FromJsonPath(e.Path));
        }
        catch (InvalidOperationException)
        {
            return new Error(ErrorCode.InvalidRequest, "A text is not valid Unicode.");
        }
    }

    internal static T ReadStored<T>(string document) =>
        JsonSerializer.Deserialize(document, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)))
            ?? throw new JsonException("The stored document is null.");

    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)));

    private static Error UnknownFieldError(IReadOnlyList<string> paths) => new(
        ErrorCode.InvalidRequest,
        $"Unknown {(paths.Count == 1 ? "field" : "fields")}: {string.Join(", ", paths.Take(ShownNames).Select(Shorten))}{(paths.Count > ShownNames ? " …" : "")}.",
        Shorten(paths[0]));

    // The names are the sender's: a body must not be able to make its error as long as itself.
    private static string Shorten(string path) => path.Length <= ShownLength ? path : path[..ShownLength] + "…";

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            AllowDuplicateProperties = false,
            MaxDepth = 64,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            TypeInfoResolver = ConfigurationJsonContext.Default,
        };
        options.MakeReadOnly();
        return options;
    }
}
