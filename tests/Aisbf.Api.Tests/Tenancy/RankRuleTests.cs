using Aisbf.Api.Tests.Authentication;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Tenancy;

/// <summary>The table of ranks notices what is not in it.</summary>
internal sealed class RankRuleTests
{
    [TestCase("POST", "/api/admin/users/{username}/two-factor/reset")]
    [TestCase("DELETE", "/api/admin/people/{user_id}/picture")]
    public void A_new_route_that_names_a_person_is_found_out(string method, string path) =>
        RankRules.Faults([new AccessRow(method, path, AccessLevel.Admin)]).ShouldContain($"{method} {path}: say in RankRules what it does to the person whom it names.");

    [Test]
    public void A_route_that_is_gone_is_found_out() =>
        RankRules.Faults([]).ShouldContain("GET /api/admin/audit: there is no such route; remove it from RankRules.");
}
