using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

/// <summary>Upstreams that answer before they have read the body, as edges of vendors do with bodies that are too large.</summary>
internal sealed class EarlyAnswerTests
{
    private static readonly int[] Statuses = [400, 401, 413, 429, 503];
    private static readonly int[] Sizes = [50_000, 900_000, 2_000_000, 20_000_000];

    [Test]
    public async Task An_answer_that_comes_while_the_body_is_sent_is_read(
        [ValueSource(nameof(Statuses))] int status, [ValueSource(nameof(Sizes))] int size, [Values] bool close, [Values] bool reuse)
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            if (reuse)
            {
                await connection.ReadRequestAsync();
                await connection.SendOkAsync();
            }

            await connection.ReadHeadAsync();
            await connection.SendAsync($"HTTP/1.1 {status} No\r\n{(close ? "Connection: close\r\n" : "")}Content-Length: 3\r\n\r\nno!");
            await Task.Delay(50);

            // With bytes of the body left to read this is a reset.
            connection.End(reset: false);
        });
        using var sender = Sending.Sender();
        if (reuse)
        {
            await sender.SendAsync(Sending.Post(upstream.Address));
        }

        (await sender.SendAsync(Sending.Post(upstream.Address, size))).ShouldBe((status, "no!"));

        upstream.Connections.ShouldBe(1, "what was answered is not sent again");
    }

    [Test]
    public async Task An_upstream_that_does_not_know_of_asking_first_gets_the_body_too()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.ReadAsync(2_000_000);
            await connection.SendOkAsync();
        });
        using var sender = Sending.Sender();

        (await sender.SendAsync(Sending.Post(upstream.Address, 2_000_000))).ShouldBe((200, "pong"));
    }

    [TestCase(1000, false)]
    [TestCase(1024 * 1024, false)]
    [TestCase(1024 * 1024 + 1, true)]
    public async Task Large_bodies_wait_for_the_upstreams_consent(int size, bool waits)
    {
        string? head = null;
        await using var upstream = new RawUpstream(async connection =>
        {
            head = await connection.ReadRequestAsync();
            await connection.SendOkAsync();
        });
        using var sender = Sending.Sender();

        await sender.SendAsync(Sending.Post(upstream.Address, size));

        head!.Contains("Expect: 100-continue", StringComparison.OrdinalIgnoreCase).ShouldBe(waits);
        head.ShouldContain("Accept-Encoding: identity");
    }

    [TestCase(10, AttemptKind.ConnectionFailed)]
    [TestCase(900_000, AttemptKind.BodyNotTaken)]
    [TestCase(20_000_000, AttemptKind.BodyNotTaken)]
    public async Task A_reset_while_a_large_body_is_sent_is_not_held_against_the_candidate(int size, AttemptKind expected)
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            if (size > 1024 * 1024)
            {
                await connection.SendAsync("HTTP/1.1 100 Continue\r\n\r\n");
            }

            await Task.Delay(50);
            connection.End(reset: true);
        });
        using var sender = Sending.Sender();

        var (kind, _) = await sender.FailAsync(Sending.Post(upstream.Address, size));

        kind.ShouldBe(expected);
        FailoverPolicy.CountsAgainstHealth(kind!.Value).ShouldBe(expected == AttemptKind.ConnectionFailed);
        upstream.Connections.ShouldBe(1);
    }
}
