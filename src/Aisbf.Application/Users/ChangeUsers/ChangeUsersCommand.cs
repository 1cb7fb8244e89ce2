using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Users.ChangeUsers;

/// <summary>Does one thing to several accounts, each by itself: what is refused for one does not keep the others.</summary>
public sealed record ChangeUsersCommand(UserAdministrator Admin, BulkChangeDto Document) : IControlRequest<BulkReportDto>, IAudited;

internal sealed class ChangeUsersHandler(UserChanger changer) : IRequestHandler<ChangeUsersCommand, Result<BulkReportDto>>
{
    public const string Enable = "enable";
    public const string Disable = "disable";
    public const string Delete = "delete";

    public async Task<Result<BulkReportDto>> Handle(ChangeUsersCommand request, CancellationToken cancellationToken)
    {
        var results = new List<BulkResultDto>();
        foreach (var username in request.Document.Usernames!.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var error = await ApplyAsync(request.Admin, request.Document.Action!, username, cancellationToken);
            results.Add(new BulkResultDto(username, error is null, error?.Message));
        }

        return new BulkReportDto(results, request.Document.Action + "d");
    }

    private async Task<Error?> ApplyAsync(UserAdministrator admin, string action, string username, CancellationToken cancellationToken) =>
        action == Delete
            ? (await changer.DeleteAsync(admin, username, cancellationToken)).Error
            : (await changer.ChangeAsync(admin, username, new UserChange { IsEnabled = action == Enable }, cancellationToken)).Error;
}
