namespace Aisbf.Simulator.Tests.Journal;

internal sealed class JournalTests : SimulatorFixture
{
    private const string Path = "/v1/chat/completions";
    private const string Body = """{"model":"m","messages":[{"role":"user","content":"héllo"}]}""";

    protected override SimulatorOptions Options => new() { JournalCapacity = 3, JournalBodyLimit = 20 };

    [Test]
    public async Task A_request_is_recorded_as_it_arrived_and_with_its_outcome()
    {
        await PostForJsonAsync(Path + "?a=b", Body, ("X-Thing", "1"));
        var record = await Simulator.Journal.WaitForAsync(r => r.CompletedAt is not null);

        record.Method.ShouldBe("POST");
        record.Path.ShouldBe(Path);
        record.Query.ShouldBe("?a=b");
        record.Header("x-thing").ShouldBe("1");
        record.Dialect.ShouldBe(Dialect.OpenAi);
        record.Model.ShouldBe("m");
        record.BodyText.ShouldBe(Body[..20]);
        record.BodyLength.ShouldBe(Body.Length + 1);
        record.Status.ShouldBe(200);
        record.FramesSent.ShouldBe(1);
        record.BytesSent.ShouldBePositive();
        record.Aborted.ShouldBeFalse();
        record.CompletedAt!.Value.ShouldBeGreaterThanOrEqualTo(record.ArrivedAt);
    }

    [Test]
    public async Task Only_the_last_ones_are_kept()
    {
        for (var i = 0; i < 5; i++)
            await PostForJsonAsync(Path, Body);

        Simulator.Journal.Requests.Select(r => r.Id).ShouldBe([3, 4, 5]);
        Simulator.Traffic.TotalRequests.ShouldBe(5);
    }

    [Test]
    public async Task The_journal_can_be_read_filtered_and_cleared_over_http()
    {
        await PostForJsonAsync(Path, Body);
        await PostForJsonAsync(Path, Body.Replace("\"m\"", "\"other\"", StringComparison.Ordinal));
        using var unknown = await GetAsync("/nowhere");

        var all = await ReadJsonAsync(await GetAsync("/_sim/requests"));
        var byModel = await ReadJsonAsync(await GetAsync("/_sim/requests?model=oth*"));
        var byPath = await ReadJsonAsync(await GetAsync("/_sim/requests?path=/nowhere"));
        var last = await ReadJsonAsync(await GetAsync("/_sim/requests?last=1"));

        all.GetArrayLength().ShouldBe(3);
        byModel[0].GetProperty("model").GetString().ShouldBe("other");
        byPath[0].GetProperty("status").GetInt32().ShouldBe(404);
        last[0].GetProperty("path").GetString().ShouldBe("/nowhere");
        all[0].GetProperty("body").GetString().ShouldBe(Body[..20]);

        using var cleared = await SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/_sim/requests"), []);
        Simulator.Journal.Requests.ShouldBeEmpty();
    }

    [Test]
    public async Task Waiting_sees_what_comes_later_and_gives_up_in_time()
    {
        var waiting = Simulator.Journal.WaitForAsync(r => r.Model == "m");
        await PostForJsonAsync(Path, Body);

        (await waiting).Id.ShouldBe(1);
        var error = await Should.ThrowAsync<TimeoutException>(
            () => Simulator.Journal.WaitForAsync(r => r.Model == "z", TimeSpan.FromMilliseconds(30)));
        error.Message.ShouldContain("model=m");
    }

    [Test]
    public async Task Recording_can_be_switched_off()
    {
        Simulator.Journal.Enabled = false;
        await PostForJsonAsync(Path, Body);

        Simulator.Journal.Requests.ShouldBeEmpty();
    }
}
