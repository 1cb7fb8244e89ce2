using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.SignIn;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.Passkeys.SignInWithPasskey;

/// <summary>Begins a session with a passkey.</summary>
public sealed record SignInWithPasskeyCommand(PasskeyAnswerDto Document) : IControlRequest<SignedInDto>;

internal sealed class SignInWithPasskeyHandler(IPasskeys passkeys, SignInGuard guard) : IRequestHandler<SignInWithPasskeyCommand, Result<SignedInDto>>
{
    private const string Method = "passkey";

    private static readonly Error Refused = new(ErrorCode.InvalidCredentials, "The passkey is not known here, or its answer is not right or too late.");

    public Task<Result<SignedInDto>> Handle(SignInWithPasskeyCommand request, CancellationToken cancellationToken) =>
        guard.SignInAsync(SubjectOf(request.Document.Credential), Method, Refused, () => passkeys.SignInAsync(request.Document.Credential.GetRawText()));

    // By passkey, so that nobody behind an address holds up the others there. A passkey cannot be guessed, only tried again.
    private static string SubjectOf(JsonElement credential) =>
        credential.ValueKind == JsonValueKind.Object && credential.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? $"{Method} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id.GetString()!)))}"
            : Method;
}
