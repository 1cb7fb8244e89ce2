using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Api.ExternalLogins;
using Aisbf.Application.Configuration;
using Aisbf.Application.ExternalLogins;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Log = Aisbf.Api.ExternalLogins.Log;

namespace Aisbf.Api.Controllers.ExternalLogins;

/// <summary>Signing in with an account elsewhere.</summary>
[ApiController]
[Route("auth/oauth2")]
[Access(AccessLevel.Public)]
[Tags("Account: signing in")]
public sealed class ExternalSignInController(IAuthenticationSchemeProvider schemes, ILogger<ExternalSignInController> logger) : ControllerBase
{
    // It travels in the state parameter; longer addresses would not fit into a URL.
    private const int MaxReturnUrlLength = 512;

    private static readonly Error NoSuchProvider = new(ErrorCode.NotFound, "There is no external provider with this name.");
    private static readonly Error NotLocal = new(ErrorCode.InvalidRequest, "Expected a path on this server, such as /dashboard.", "return_url");

    /// <summary>Lists the providers that can be used.</summary>
    [HttpGet]
    [ProducesResponseType<ListDto<ExternalProviderDto>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> List()
    {
        var providers = from scheme in await schemes.GetRequestHandlerSchemesAsync()
                        orderby scheme.Name
                        select new ExternalProviderDto { Provider = scheme.Name, DisplayName = scheme.DisplayName ?? scheme.Name };
        return ConfigurationAnswers.Json(new ListDto<ExternalProviderDto>([.. providers]), StatusCodes.Status200OK);
    }

    /// <summary>Sends a browser to a provider. It comes back signed in, or to the sign-in page with a code for what went wrong.</summary>
    /// <param name="provider">The provider's name, as the list has it.</param>
    /// <param name="returnUrl">Where to go after signing in: a path on this server.</param>
    [HttpGet("{provider}")]
    [ProducesResponseType(StatusCodes.Status302Found)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Start(string provider, [FromQuery(Name = "return_url")] string? returnUrl)
    {
        if ((await schemes.GetRequestHandlerSchemesAsync()).All(scheme => scheme.Name != provider))
        {
            return NoSuchProvider.ToActionResult();
        }

        if (returnUrl is not null && (returnUrl.Length > MaxReturnUrlLength || !returnUrl.StartsWith('/') || !Url.IsLocalUrl(returnUrl)))
        {
            return NotLocal.ToActionResult();
        }

        try
        {
            await HttpContext.ChallengeAsync(provider, new AuthenticationProperties { RedirectUri = returnUrl ?? ExternalLoginPaths.Home });
            return new EmptyResult();
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException)
        {
            // What the provider says of itself could not be read; a person at a browser needs a page, not a fault.
            Log.ProviderUnreachable(logger, provider, e.GetType().Name);
            return Redirect(ExternalLoginPaths.Failed(ExternalLoginErrors.Failed));
        }
    }
}
