using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>Reads one value of a field the way its writer meant it.</summary>
internal static class LenientScalars
{
    private const decimal LeastLikelyPrice = 0.001m;

    // Sizes have to be at least 1 here, and other programs write 0 for one that is not stated.
    private static readonly HashSet<string> Sizes = new(StringComparer.Ordinal)
    {
        "default_max_request_tokens", "default_max_tokens", "default_context_size", "max_request_tokens", "max_tokens",
        "context_size", "context_length",
    };

    // An empty text is a value of other texts: it removes a key, and means "not stated" elsewhere.
    private static readonly HashSet<string> NotEmpty = new(StringComparer.Ordinal) { "strategy", "vector_space" };

    /// <summary>The value that is meant, null for none, and a warning in words; null when the value may stay as it is.</summary>
    public static (JsonNode? Value, string Warning)? Read(JsonValue value, JsonPropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
        if (type == typeof(JsonNode))
        {
            return null;
        }

        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            return type == typeof(string) && text.Length == 0 && !NotEmpty.Contains(property.Name)
                ? null
                : (null, "a blank text counts as not stated.");
        }

        if (type == typeof(bool))
        {
            return ReadSwitch(value, text);
        }

        if (type == typeof(string))
        {
            return value.GetValueKind() == JsonValueKind.Number ? (JsonValue.Create(value.ToJsonString()), "the number was read as text.") : null;
        }

        if (type == typeof(IReadOnlyList<string>) && text is not null)
        {
            return (new JsonArray(JsonValue.Create(text)), "the text was read as a list of one.");
        }

        return type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(decimal)
            ? ReadNumber(value, text, type, property.Name)
            : null;
    }

    private static (JsonNode? Value, string Warning)? ReadSwitch(JsonValue value, string? text)
    {
        switch ((text ?? value.ToJsonString()).Trim().ToLowerInvariant())
        {
            case "true" or "1" or "yes" or "on" or "enabled" when value.GetValueKind() != JsonValueKind.True:
                return (JsonValue.Create(true), "the value was read as true.");
            case "false" or "0" or "no" or "off" or "disabled" when value.GetValueKind() != JsonValueKind.False:
                return (JsonValue.Create(false), "the value was read as false.");
            case "inherit" or "null" or "none":
                return (null, "the value counts as not stated.");
            default:
                return null;
        }
    }

    private static (JsonNode? Value, string Warning)? ReadNumber(JsonValue value, string? text, Type type, string name)
    {
        if (text is null && value.GetValueKind() != JsonValueKind.Number
            || !decimal.TryParse((text ?? value.ToJsonString()).Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var isWhole = decimal.Truncate(number) == number;
        if (number == 0 && Sizes.Contains(name))
        {
            return (null, "0 counts as not stated.");
        }

        if ((type == typeof(int) || type == typeof(long)) && !isWhole)
        {
            return null;
        }

        var written = isWhole ? decimal.Truncate(number) : number;
        var plain = written.ToString("0.############################", CultureInfo.InvariantCulture);
        if (text is not null)
        {
            return (JsonNode.Parse(plain), $"the text was read as the number {plain}.{HintOf(type, number)}");
        }

        var isWritten = type != typeof(int) && type != typeof(long) || value.ToJsonString().All(c => char.IsAsciiDigit(c) || c == '-');
        return isWritten ? null : (JsonNode.Parse(plain), $"the number was read as {plain}.");
    }

    private static string HintOf(Type type, decimal number) => type == typeof(decimal) && number is > 0 and < LeastLikelyPrice
        ? " Prices are in US dollars per million tokens; one this small looks like a price of a single token."
        : "";
}
