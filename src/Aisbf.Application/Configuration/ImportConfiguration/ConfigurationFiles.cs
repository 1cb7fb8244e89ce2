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

    /// <summary>The settings file, when the body is or has one.</summary>
    public JsonElement? Settings { get; private set; }

    public static Result<ConfigurationFiles> Of(JsonElement body)
    {
        var files = new ConfigurationFiles();
        if (body.ValueKind == JsonValueKind.Object)
        {
            var isBundle = body.TryGetProperty(ProvidersKey, out _) || body.TryGetProperty(RotationsKey, out _);
            if (isBundle || AutoselectKeys.Any(key => body.TryGetProperty(key, out var section) && !IsAutoselect(section)))
            {
                files.TakeParts(body, "");
                return files;
            }

            if (body.EnumerateObject().Any(entry => IsAutoselect(entry.Value)))
            {
                files.TakeEntries(body, files.Autoselects, "");
                return files;
            }

            if (SettingsFile.Is(body))
            {
                files.Settings = body;
                return files;
            }
        }

        return new Error(
            ErrorCode.InvalidRequest,
            "The body is none of the files that can be imported: it has neither 'providers' nor 'rotations' nor autoselects by id, nor lists of tokens.");
    }

    // The fields of an autoselect are no objects; the entries of a section are.
    private static bool IsAutoselect(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object
        && AutoselectMarks.Any(mark => entry.TryGetProperty(mark, out var value) && value.ValueKind != JsonValueKind.Object);

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
                    TakeAutoselects(part, path);
                    break;
                case "aisbf" when SettingsFile.Is(part.Value):
                    Settings = part.Value;
                    break;
                case "notifyerrors" when ReadSwitch(part.Value) is { } notify:
                    NotifyErrors = notify;
                    break;
                case "notify_on_failover" when ReadSwitch(part.Value) is { } notify:
                    NotifyOnFailover = notify;
                    break;
                default:
                    PassedOver.Add(path + part.Name);
                    break;
            }
        }
    }

    private static bool? ReadSwitch(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => bool.TryParse(value.GetString(), out var parsed) ? parsed : null,
        _ => null,
    };

    // One autoselect may stand where its section would; and a whole file may, whose entries are told by their shape, since
    // one of them may have the section's name.
    private void TakeAutoselects(JsonProperty part, string path)
    {
        if (IsAutoselect(part.Value))
        {
            Autoselects.Add(part);
        }
        else if (part.Value.ValueKind == JsonValueKind.Object && part.Value.EnumerateObject().Any(entry => IsAutoselect(entry.Value)))
        {
            TakeEntries(part.Value, Autoselects, path + part.Name + ".");
        }
        else
        {
            TakeSection(part, Autoselects, path);
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
