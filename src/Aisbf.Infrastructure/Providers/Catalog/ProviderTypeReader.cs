using System.Collections.Frozen;
using System.Text.Json;
using Aisbf.Domain.Providers;

namespace Aisbf.Infrastructure.Providers.Catalog;

/// <summary>Reads one entry of the data file. The file is ours, so a mistake in it is a bug and throws.</summary>
internal static class ProviderTypeReader
{
    public static ProviderType Read(JsonElement entry)
    {
        var type = new ProviderType { Id = "", Name = "", Dialect = Dialect.OpenAi };
        foreach (var property in entry.EnumerateObject())
        {
            type = property.Name switch
            {
                "id" => type with { Id = property.Value.GetString()! },
                "name" => type with { Name = property.Value.GetString()! },
                "dialect" => type with { Dialect = ReadDialect(property.Value.GetString()!) },
                "endpoint" => type with { DefaultEndpoint = property.Value.GetString() },
                "key_required" => type with { KeyRequired = property.Value.GetBoolean() },
                "key_header" => type with { KeyHeader = property.Value.GetString()! },
                "api_version" => type with { ApiVersion = property.Value.GetString() },
                "chat_fields" => type with { ChatFields = property.Value.EnumerateArray().Select(name => name.GetString()!).ToFrozenSet() },
                "responses" => type with { Responses = property.Value.GetBoolean() },
                "stream_usage" => type with { StreamUsage = property.Value.GetBoolean() },
                _ => throw new InvalidDataException($"provider-types.json has the unknown field '{property.Name}'."),
            };
        }

        if (type is { Id.Length: > 0, Name.Length: > 0 }) return type;

        throw new InvalidDataException("A provider type has no id or no name.");
    }

    private static Dialect ReadDialect(string name) => name switch
    {
        "openai" => Dialect.OpenAi,
        "anthropic" => Dialect.Anthropic,
        "google" => Dialect.Google,
        "ollama" => Dialect.Ollama,
        _ => throw new InvalidDataException($"provider-types.json has the unknown dialect '{name}'."),
    };
}
