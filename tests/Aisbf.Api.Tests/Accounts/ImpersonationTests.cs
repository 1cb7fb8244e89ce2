using Aisbf.Api.Authentication;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
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

    [TestCase(true)]
    [TestCase(false)]
    public void An_admin_who_is_signed_in_as_somebody_is_stopped_and_the_person_is_not(bool isImpersonated)
    {
        var http = new DefaultHttpContext();
        http.Features.Set(new Caller(Owner.OfUser(Guid.NewGuid()), Guid.Empty, TokenScope.Api)
        {
            IsSession = true,
            ImpersonatorId = isImpersonated ? Guid.NewGuid() : null,
        });
        var context = new ActionExecutingContext(new ActionContext(http, new RouteData(), new ActionDescriptor()), [], new Dictionary<string, object?>(), this);

        new NotWhileImpersonatingAttribute().OnActionExecuting(context);

        (context.Result is not null).ShouldBe(isImpersonated);
    }
}
