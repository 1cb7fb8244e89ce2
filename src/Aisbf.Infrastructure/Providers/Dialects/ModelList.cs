using System.Globalization;
using System.Text.Json;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Reads lists of models; each vendor says how one element is read.</summary>
internal static class ModelList
{
    /// <param name="body">The upstream's answer.</param>
    /// <param name="arrayName">The field with the list; the body may also be the list itself.</param>
    /// <param name="readModel">Reads one element; null skips it.</param>
    public static Result<IReadOnlyList<UpstreamModel>> Read(
        ReadOnlyMemory<byte> body, string arrayName, Func<JsonElement, UpstreamModel?> readModel)
    {
        try
        {
            using var document = JsonDocument.Parse(body, WireJson.ReadingUpstream);
            var list = document.RootElement;
            if (list.ValueKind == JsonValueKind.Object && list.TryGetProperty(arrayName, out var inner)) list = inner;
            if (list.ValueKind != JsonValueKind.Array) return NoList();

            var models = new List<UpstreamModel>(list.GetArrayLength());
            foreach (var element in list.EnumerateArray())
            {
                if (element.ValueKind == JsonValueKind.Object && readModel(element) is { Id.Length: > 0 } model) models.Add(model);
            }

            return Ok<IReadOnlyList<UpstreamModel>>(models);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return NoList();
        }
    }

    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The first of the fields that holds a positive whole number.</summary>
    public static int? Size(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (UpstreamJson.Integer(element, name) is > 0 and var size) return size;
        }

        return null;
    }

    /// <summary>Unix seconds of a field that holds them, or an ISO date.</summary>
    public static long? Time(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number) return value.TryGetInt64(out var seconds) && seconds > 0 ? seconds : null;

        return value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time.ToUnixTimeSeconds()
                : null;
    }

    /// <summary>The conversion operator does not apply to interfaces, but does to a type parameter.</summary>
    private static Result<T> Ok<T>(T value) => value;

    private static Error NoList() => new(ErrorCode.UpstreamError, "The upstream's answer is not a list of models.");
}
