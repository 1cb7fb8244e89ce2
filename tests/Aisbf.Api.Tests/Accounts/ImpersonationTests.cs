using Aisbf.Api.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Accounts;

internal sealed class ImpersonationTests : AccountFixture
{
    [Test]
    public void Whatever_concerns_the_accounts_security_is_for_the_person_alone()
    {
        var marked = App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<NotWhileImpersonatingAttribute>() is not null)
            .Select(e => $"{e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {e.RoutePattern.RawText}");

        foreach (var endpoint in new[] { "DELETE api/account", "POST api/account/change-email", "POST api/account/change-password", "POST api/account/sign-out-everywhere" })
        {
            marked.ShouldContain(endpoint);
        }
    }
}
