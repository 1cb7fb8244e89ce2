using System.Text.Json;
using FluentValidation;

namespace Aisbf.Application.Passkeys.SignInWithPasskey;

internal sealed class SignInWithPasskeyValidator : AbstractValidator<SignInWithPasskeyCommand>
{
    public SignInWithPasskeyValidator() =>
        RuleFor(c => c.Document.Credential)
            .Must(credential => credential.ValueKind == JsonValueKind.Object)
            .WithMessage("State the credential that the browser answered with.");
}
