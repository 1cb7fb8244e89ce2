using System.Globalization;
using System.Text.Json;
using Aisbf.Domain.Providers;

namespace Aisbf.Infrastructure.Providers.Catalog;

/// <summary>
/// Reads a file of models. Whatever is not as it should be refuses the whole file and says where: a price that was misread
/// and then taken for none, or for nothing, would be worse than no file.
/// </summary>
internal static class ModelFileReader
{
    private const int MaxTokens = 100_000_000;
    private const int MaxTextLength = 256;

    /// <summary>US dollars per million tokens; nothing is that dear, so it is a price per token or a slip.</summary>
    private const decimal MaxPrice = 10_000;

    /// <exception cref="InvalidDataException">The file is not a list of models.</exception>
    public static IReadOnlyList<ModelEntry> Read(Stream file)
    {
        try
        {
            using var document = JsonDocument.Parse(
                file, new JsonDocumentOptions { AllowDuplicateProperties = false, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var entries = Items(document.RootElement, "The file").Select((entry, i) => ReadEntry(entry, $"Entry {i + 1}")).ToList();
            var twice = entries.SelectMany(e => e.Models, (e, name) => (e.Vendor, name)).GroupBy(key => key).FirstOrDefault(group => group.Count() > 1);
            return twice is null ? entries : throw new InvalidDataException($"The model '{twice.Key.name}' is there twice.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The file is not JSON: {e.Message}", e);
        }
    }

    private static ModelEntry ReadEntry(JsonElement element, string at)
    {
        Expect(element.ValueKind == JsonValueKind.Object, at, "is not an object");
        var entry = new ModelEntry();
        foreach (var field in element.EnumerateObject())
        {
            var (value, where) = (field.Value, $"{at}, {field.Name},");
            entry = field.Name switch
            {
                "vendor" => entry with { Vendor = Text(value, where) },
                "models" => entry with { Models = [.. Items(value, where).Select(name => Name(name, where))] },
                "display_name" => entry with { Facts = entry.Facts with { DisplayName = Text(value, where) } },
                "context_size" => entry with { Facts = entry.Facts with { ContextSize = Tokens(value, where) } },
                "max_output_tokens" => entry with { Facts = entry.Facts with { MaxOutputTokens = Tokens(value, where) } },
                "capabilities" => entry with { Facts = entry.Facts with { Capabilities = [.. Items(value, where).Select(word => Capability(word, where))] } },
                "deprecation_date" => entry with { Facts = entry.Facts with { DeprecationDate = Date(value, where) } },
                "pricing" => entry with { Prices = [.. Items(value, where).Select(price => ReadPrice(price, where))] },
                _ => throw new InvalidDataException($"{at} has the unknown field '{field.Name}'."),
            };
        }

        Expect(entry.Models.Count > 0, at, "names no model");
        Expect(entry.Prices.Count == 0 || entry.Vendor is not null, at, "has prices and no vendor who makes them");
        Expect(entry.Prices.Zip(entry.Prices.Skip(1)).All(pair => pair.First.From < pair.Second.From), at, "has prices that are not in the order of their days");
        return entry;
    }

    private static DatedPrice ReadPrice(JsonElement element, string at)
    {
        Expect(element.ValueKind == JsonValueKind.Object, at, "is not a list of objects");
        DateOnly? from = null;
        var price = new ModelPricing(null, null);
        foreach (var field in element.EnumerateObject())
        {
            var where = $"{at} {field.Name},";
            if (field.Name == "from")
            {
                from = Date(field.Value, where);
                continue;
            }

            price = field.Name switch
            {
                "prompt" => price with { Prompt = Price(field.Value, where) },
                "completion" => price with { Completion = Price(field.Value, where) },
                "input_cache_read" => price with { InputCacheRead = Price(field.Value, where) },
                _ => throw new InvalidDataException($"{at} has the unknown field '{field.Name}'."),
            };
        }

        Expect(price != new ModelPricing(null, null), at, "has no price");
        return new DatedPrice(from ?? throw new InvalidDataException($"{at} does not say from when."), price);
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement value, string at)
    {
        Expect(value.ValueKind == JsonValueKind.Array, at, "is not a list");
        return value.EnumerateArray();
    }

    private static string Text(JsonElement value, string at)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        Expect(text.Length is > 0 and <= MaxTextLength && text.Trim() == text, at, "is not a short text");
        return text;
    }

    private static string Name(JsonElement value, string at)
    {
        var name = Text(value, at);
        Expect(ModelNames.Of(name).First() == name, at, $"has '{name}', which is not in lower case and without slashes");
        return name;
    }

    private static string Capability(JsonElement value, string at)
    {
        var word = Text(value, at);
        Expect(CapabilityNames.All.Contains(word), at, $"has the unknown word '{word}'");
        return word;
    }

    private static int Tokens(JsonElement value, string at)
    {
        var tokens = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;
        Expect(tokens is > 0 and <= MaxTokens, at, "is not a number of tokens");
        return tokens;
    }

    private static decimal Price(JsonElement value, string at)
    {
        var price = value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : -1;
        Expect(price is >= 0 and <= MaxPrice, at, "is not a price in dollars per million tokens");
        return price;
    }

    private static DateOnly Date(JsonElement value, string at)
    {
        var isDate = DateOnly.TryParseExact(Text(value, at), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        Expect(isDate, at, "is not a date such as 2026-01-31");
        return date;
    }

    private static void Expect(bool condition, string at, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidDataException($"{at} {otherwise}.");
        }
    }
}
