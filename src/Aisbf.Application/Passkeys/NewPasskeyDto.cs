using System.Text.Json;

namespace Aisbf.Application.Passkeys;

/// <summary>A passkey that a browser has just made.</summary>
public sealed record NewPasskeyDto
{
    /// <summary>The result of <c>navigator.credentials.create()</c> as <c>toJSON()</c> writes it.</summary>
    public JsonElement Credential { get; init; }

    /// <summary>What to call it.</summary>
    public string? Name { get; init; }
}
