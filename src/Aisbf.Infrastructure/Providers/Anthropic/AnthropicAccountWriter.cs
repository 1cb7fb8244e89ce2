using System.Collections.Frozen;
using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Writes who asks and how urgently.</summary>
internal static class AnthropicAccountWriter
{
    private const string UserId = "user_id";

    /// <summary>What OpenAI has instead of <c>user</c> today.</summary>
    private const string SafetyIdentifier = "safety_identifier";

    private static readonly FrozenSet<string> Identifier = FrozenSet.Create(StringComparer.Ordinal, SafetyIdentifier);

    /// <summary>The fields of others that have a place here.</summary>
    public static IReadOnlySet<string> CarriedExtras(ChatRequest request) => IdentifierOf(request) is null ? FrozenSet<string>.Empty : Identifier;

    public static void Write(Utf8JsonWriter writer, ChatRequest request, DroppedFields dropped)
    {
        WriteMetadata(writer, request, dropped);
        switch (request.ServiceTier)
        {
            case null or "auto": break;
            case "default" or "standard_only": writer.WriteString("service_tier"u8, "standard_only"u8); break;
            default: dropped.Add("service_tier"); break;
        }
    }

    /// <summary>Null when there is none, or the older field says who the user is.</summary>
    private static string? IdentifierOf(ChatRequest request) => request.User is not null
        ? null
        : request.Extras.FirstOrDefault(extra => extra.Path == SafetyIdentifier) is { Value: { ValueKind: JsonValueKind.String } value } ? value.GetString() : null;

    /// <summary>Of all notes that OpenAI takes, Anthropic takes one: the client's name for its user.</summary>
    private static void WriteMetadata(Utf8JsonWriter writer, ChatRequest request, DroppedFields dropped)
    {
        var user = request.User ?? IdentifierOf(request);
        if (request.Metadata is { } metadata)
        {
            foreach (var note in metadata.EnumerateObject())
            {
                if (user is null && note.NameEquals(UserId) && note.Value.ValueKind == JsonValueKind.String) user = note.Value.GetString();
                else dropped.Add($"metadata.{note.Name}");
            }
        }

        if (user is null) return;

        writer.WriteStartObject("metadata"u8);
        writer.WriteString(UserId, user);
        writer.WriteEndObject();
    }
}
