using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.Passkeys.MakeSignInOptions;

/// <summary>Begins to sign in with a passkey. Whose it will be is not known yet.</summary>
public sealed record MakeSignInOptionsCommand : IControlRequest<string>;

internal sealed class MakeSignInOptionsHandler(IPasskeys passkeys) : IRequestHandler<MakeSignInOptionsCommand, Result<string>>
{
    public Task<Result<string>> Handle(MakeSignInOptionsCommand request, CancellationToken cancellationToken) => passkeys.MakeRequestOptionsAsync();
}
