using System.Text.Json;
using FluentValidation;

namespace Aisbf.Application.Passkeys.AddPasskey;

internal sealed class AddPasskeyValidator : AbstractValidator<AddPasskeyCommand>
{
    private const int MaxName = 64;

    public AddPasskeyValidator()
    {
        RuleFor(c => c.Document.Credential)
            .Must(credential => credential.ValueKind == JsonValueKind.Object)
            .WithMessage("State the credential that the browser made.");
        RuleFor(c => c.Document.Name)
            .Must(name => name is { Length: > 0 and <= MaxName } && !name.Any(char.IsControl))
            .WithMessage($"State a name; it has at most {MaxName} printable characters.");
    }
}
