using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Providers.Catalog;

/// <summary>Lets a bad file of models stop the start, with the place of the mistake.</summary>
internal sealed class ModelsFileValidator : IValidateOptions<CatalogOptions>
{
    public ValidateOptionsResult Validate(string? name, CatalogOptions options)
    {
        if (string.IsNullOrEmpty(options.ModelsFile))
        {
            return ValidateOptionsResult.Success;
        }

        try
        {
            using var file = File.OpenRead(options.ModelsFile);
            ModelFileReader.Read(file);
            return ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or NotSupportedException)
        {
            return ValidateOptionsResult.Fail($"{CatalogOptions.Section}:{nameof(CatalogOptions.ModelsFile)}: {e.Message}");
        }
    }
}
