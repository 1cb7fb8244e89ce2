using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Errors;

internal sealed class UnexpectedErrorTests : GatewayFixture
{
    [Test]
    public async Task A_failed_chat_is_500_in_the_dialect_of_chats_and_tells_nothing_of_the_inside()
    {
        foreach (var stream in new[] { false, true })
        {
            ShouldTellNothing((await Caller.ChatAsync("p/m", stream)).ShouldBeError(500, "internal_error"));
        }

        ShouldTellNothing((await Caller.ReadAsync("/api/v1/models")).ShouldBeError(500, "internal_error"));
        ShouldTellNothing((await Caller.ReadAsync("/api/rotations")).ShouldBeError(500, "internal_error"));
    }

    [TestCase("GET", "/api/admin/providers")]
    [TestCase("GET", "/api/admin/rotations/x")]
    [TestCase("DELETE", "/api/admin/autoselects/x")]
    [TestCase("GET", "/api/admin/config/export")]
    public async Task A_failed_change_is_a_500_problem_and_tells_nothing_of_the_inside(string method, string path) =>
        ShouldTellNothing((await App.Admin.SendAsync(method, path)).ShouldBeProblem(500, "internal_error"));

    [Test]
    public async Task The_log_has_the_exception_once_with_the_requests_id()
    {
        var answer = await App.Admin.ReadAsync("/api/admin/providers");
        var id = answer.Header("X-Request-Id").ShouldNotBeNull();
        var line = App.Logs.Lines.Where(l => l.Contains(id, StringComparison.Ordinal) && l.StartsWith("Error", StringComparison.Ordinal)).ShouldHaveSingleItem();

        line.ShouldContain(BrokenStore.Message);
        line.ShouldContain(nameof(BrokenStore));
    }

    protected override void Register(IServiceCollection services) => services.AddTransient<IResourceStore, BrokenStore>();

    private static void ShouldTellNothing(Answer answer)
    {
        answer.Header("X-Request-Id").ShouldNotBeNullOrEmpty();
        foreach (var word in new[] { BrokenStore.Message, "Exception", "   at ", "Aisbf.", nameof(BrokenStore) })
        {
            answer.Body.ShouldNotContain(word);
            answer.Headers.ToString().ShouldNotContain(word);
        }
    }
}
