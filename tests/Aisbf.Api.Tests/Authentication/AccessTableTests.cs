using Aisbf.Api.Authentication;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Aisbf.Api.Tests.Authentication;

internal sealed class AccessTableTests
{
    [Test]
    public void An_endpoint_that_does_not_say_who_may_call_it_is_found_out()
    {
        var row = AccessTable.Of(Source(new HttpMethodMetadata(["GET"]))).ShouldHaveSingleItem();
        row.Level.ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => row.Who).Message.ShouldContain("GET /new/{id}");
    }

    [Test]
    public void An_endpoint_for_every_method_is_found_out() =>
        AccessTable.Of(Source(new AccessAttribute(AccessLevel.Admin))).ShouldHaveSingleItem().Method.ShouldBe("*");

    private static DefaultEndpointDataSource Source(params object[] metadata) => new(new RouteEndpoint(
        _ => Task.CompletedTask, RoutePatternFactory.Parse("/new/{id}"), 0, new EndpointMetadataCollection(metadata), null));
}
