using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>
/// Reads typed values of a request and remembers the first that is wrong. Readers carry on with a default, so that they
/// need no error path of their own; whoever started asks for <see cref="Error"/> at the end.
/// </summary>
internal sealed class RequestContext
{
    private readonly List<ExtraField> _extras = [];

    public Error? Error { get; private set; }

    public IReadOnlyList<ExtraField> Extras => _extras;

    public void Fail(string path, string message) => Error ??= new Error(ErrorCode.InvalidRequest, message, path);

    /// <summary>Nothing is wrong with the field, but it asks for what cannot be done.</summary>
    public void Refuse(string path, string message) => Error ??= new Error(ErrorCode.UnsupportedFeature, message, path);

    public void Extra(string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Null) _extras.Add(new ExtraField(path, value.Clone()));
    }

    /// <summary>Keeps all fields of an object that are not among those that are known.</summary>
    public void Rest(JsonElement parent, string path, params ReadOnlySpan<string> known)
    {
        foreach (var property in parent.EnumerateObject())
        {
            if (!known.Contains(property.Name)) Extra($"{path}.{property.Name}", property.Value);
        }
    }

    public string? String(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => Wrong<string>(value, path, "a string"),
    };

    /// <summary>A string that has to be there.</summary>
    public string RequiredString(JsonElement parent, string name, string path)
    {
        if (parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String) return value.GetString()!;

        Fail($"{path}.{name}", $"'{path}.{name}' has to be a string.");
        return "";
    }

    public bool? Boolean(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => WrongValue<bool>(value, path, "true or false"),
    };

    public double? Number(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        _ => WrongValue<double>(value, path, "a number"),
    };

    public int? Integer(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        _ => WrongValue<int>(value, path, "a whole number"),
    };

    public long? Long(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        _ => WrongValue<long>(value, path, "a whole number"),
    };

    /// <summary>An object, as it is.</summary>
    public JsonElement? Object(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => value.Clone(),
        _ => WrongValue<JsonElement>(value, path, "an object"),
    };

    /// <summary>Whether the value is of the kind; if not, that is the request's fault.</summary>
    public bool Is(JsonElement value, JsonValueKind kind, string path)
    {
        if (value.ValueKind == kind) return true;

        Fail(path, $"'{path}' has to be {(kind == JsonValueKind.Array ? "an array" : "an object")}, not {Name(value.ValueKind)}.");
        return false;
    }

    private T? Wrong<T>(JsonElement value, string path, string expected) where T : class
    {
        Fail(path, $"'{path}' has to be {expected}, not {Name(value.ValueKind)}.");
        return null;
    }

    private T? WrongValue<T>(JsonElement value, string path, string expected) where T : struct
    {
        Fail(path, $"'{path}' has to be {expected}, not {Name(value.ValueKind)}.");
        return null;
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "this number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}
