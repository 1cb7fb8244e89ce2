using System.Text.Json;

namespace Aisbf.Application.Passkeys;

/// <summary>What a passkey answered to a challenge.</summary>
public sealed record PasskeyAnswerDto
{
    /// <summary>The result of <c>navigator.credentials.get()</c> as <c>toJSON()</c> writes it.</summary>
    public JsonElement Credential { get; init; }
}
