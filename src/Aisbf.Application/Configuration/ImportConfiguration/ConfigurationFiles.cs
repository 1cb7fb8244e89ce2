using System.Text.Json;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>The entries of configuration files, whichever file or bundle of files the body was.</summary>
internal sealed class ConfigurationFiles
{
    private const string ProvidersKey = "providers";
    private const string RotationsKey = "rotations";

    private static readonly string[] AutoselectKeys = ["autoselect", "autoselects"];
    private static readonly string[] AutoselectMarks = ["available_models", "selection_model", "model_name", "fallback"];

    private ConfigurationFiles()
    {
    }

    public List<JsonProperty> Providers { get; } = [];

    public List<JsonProperty> Rotations { get; } = [];

    public List<JsonProperty> Autoselects { get; } = [];

    /// <summary>Default of <c>notifyerrors</c> for the file's rotations.</summary>
    public bool? NotifyErrors { get; private set; }

    /// <summary>Default of <c>notify_on_failover</c> for the file's rotations.</summary>
    public bool? NotifyOnFailover { get; private set; }

    /// <summary>Names of what is in the file and has no place here.</summary>
    public List<string> PassedOver { get; } = [];

    public static Result<ConfigurationFiles> Of(JsonElement body)
    {
        var files = new ConfigurationFiles();
        if (body.ValueKind == JsonValueKind.Object)
        {
            if (body.TryGetProperty(ProvidersKey, out _) || body.TryGetProperty(RotationsKey, out _)
                || AutoselectKeys.Any(key => body.TryGetProperty(key, out _)))
            {
                files.TakeParts(body, "");
                return files;
            }

            if (body.EnumerateObject().Any(entry => IsAutoselect(entry.Value)))
            {
                files.TakeEntries(body, files.Autoselects, "");
                return files;
            }
        }

        return new Error(
            ErrorCode.InvalidRequest,
            "The body is none of the files that can be imported: it has neither 'providers' nor 'rotations' nor autoselects by id.");
    }

    private static bool IsAutoselect(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && AutoselectMarks.Any(mark => entry.TryGetProperty(mark, out _));

    private void TakeParts(JsonElement file, string path)
    {
        foreach (var part in file.EnumerateObject())
        {
            switch (part.Name)
            {
                case ProvidersKey:
                    TakeSection(part, Providers, path);
                    break;
                case RotationsKey:
                    TakeSection(part, Rotations, path);
                    break;
                case "autoselect" or "autoselects":
                    TakeSection(part, Autoselects, path);
                    break;
                case "notifyerrors" when part.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    NotifyErrors = part.Value.GetBoolean();
                    break;
                case "notify_on_failover" when part.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    NotifyOnFailover = part.Value.GetBoolean();
                    break;
                default:
                    PassedOver.Add(path + part.Name);
                    break;
            }
        }
    }

    // In a bundle a section may be the entries or the whole file that has them. A file's section cannot be taken for an
    // entry, because its name is reserved.
    private void TakeSection(JsonProperty section, List<JsonProperty> entries, string path)
    {
        var isFile = section.Value.ValueKind == JsonValueKind.Object
            && section.Value.TryGetProperty(section.Name, out var inner) && inner.ValueKind == JsonValueKind.Object;
        if (isFile && path.Length == 0)
        {
            TakeParts(section.Value, section.Name + ".");
        }
        else
        {
            TakeEntries(section.Value, entries, path + section.Name + ".");
        }
    }

    private void TakeEntries(JsonElement section, List<JsonProperty> entries, string path)
    {
        if (section.ValueKind != JsonValueKind.Object)
        {
            PassedOver.Add(path.TrimEnd('.'));
            return;
        }

        // Files carry comments as fields that begin with an underscore.
        foreach (var entry in section.EnumerateObject())
        {
            if (entry.Name.StartsWith('_') && entry.Value.ValueKind != JsonValueKind.Object)
            {
                PassedOver.Add(path + entry.Name);
            }
            else
            {
                entries.Add(entry);
            }
        }
    }
}
