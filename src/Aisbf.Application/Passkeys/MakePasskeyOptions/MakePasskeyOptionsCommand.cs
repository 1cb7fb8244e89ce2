using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.Passkeys.MakePasskeyOptions;

/// <summary>Begins to make a passkey.</summary>
public sealed record MakePasskeyOptionsCommand(Guid UserId) : IControlRequest<string>;

internal sealed class MakePasskeyOptionsHandler(IPasskeys passkeys) : IRequestHandler<MakePasskeyOptionsCommand, Result<string>>
{
    public Task<Result<string>> Handle(MakePasskeyOptionsCommand request, CancellationToken cancellationToken) =>
        passkeys.MakeCreationOptionsAsync(request.UserId);
}
