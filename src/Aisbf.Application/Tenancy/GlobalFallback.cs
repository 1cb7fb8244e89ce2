using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Options;

namespace Aisbf.Application.Tenancy;

/// <summary>Tells when the operator's routes stand in for what a user's namespace does not have.</summary>
internal sealed class GlobalFallback(IOptions<TenancyOptions> options)
{
    private readonly bool _openToUsers = options.Value.UsersMayUseGlobalRoutes;

    public bool IsOpenTo(Caller caller) => GlobalRoutesPolicy.MayUse(caller, _openToUsers);

    /// <summary>Whether a name that could not be found in the caller's namespace is to be looked up in the operator's.</summary>
    public bool AppliesTo(Caller caller, in RouteQuery query, Error? error) =>
        error?.Code is ErrorCode.ModelNotFound or ErrorCode.NotFound && IsOpenTo(caller) && !ModelId.Parse(query.Model).IsOfUser;
}
