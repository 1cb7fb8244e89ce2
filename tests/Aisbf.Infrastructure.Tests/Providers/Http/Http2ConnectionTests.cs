using System.Net;
using Aisbf.Infrastructure.Providers.Http;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

internal sealed class Http2ConnectionTests
{
    private static readonly UpstreamOptions Quick = new() { PingDelay = TimeSpan.FromSeconds(1), PingTimeout = TimeSpan.FromSeconds(1) };

    [Test]
    public async Task A_connection_that_fell_silent_is_found_and_its_requests_are_sent_again()
    {
        await using var upstream = await Http2Upstream.StartAsync(context => context.Response.WriteAsync("pong"));
        using var sender = Sending.Sender(Quick);
        (await sender.SendAsync(Post(upstream.Address))).ShouldBe((200, "pong"));

        upstream.Silence();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => sender.SendAsync(Post(upstream.Address))));
        answers.ShouldAllBe(answer => answer.Status == 200);
    }

    [Test]
    public async Task A_connection_that_answers_slowly_is_not_given_up()
    {
        await using var upstream = await Http2Upstream.StartAsync(async context =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            await context.Response.WriteAsync("pong");
        });
        using var sender = Sending.Sender(new UpstreamOptions { PingDelay = TimeSpan.FromSeconds(1), PingTimeout = TimeSpan.FromSeconds(20) });

        (await sender.SendAsync(Post(upstream.Address))).ShouldBe((200, "pong"));
        upstream.Connections.ShouldBe(1);
    }

    [Test]
    public async Task A_request_on_a_reused_connection_that_ends_is_sent_again([Values] bool reset)
    {
        var requests = 0;
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await Http2Upstream.StartAsync(async context =>
        {
            if (Interlocked.Increment(ref requests) == 2)
            {
                arrived.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            await context.Response.WriteAsync("pong");
        });
        using var sender = Sending.Sender();
        await sender.SendAsync(Post(upstream.Address));

        var second = sender.SendAsync(Post(upstream.Address));
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        upstream.End(reset);

        (await second).ShouldBe((200, "pong"));
        upstream.Connections.ShouldBe(2);
    }

    [Test]
    public async Task A_request_on_a_new_connection_that_ends_is_not_sent_again([Values] bool reset)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await Http2Upstream.StartAsync(context =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var sender = Sending.Sender();

        var failing = sender.FailAsync(Post(upstream.Address));
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        upstream.End(reset);

        (await failing).Kind.ShouldBe(Domain.Routing.AttemptKind.ConnectionFailed);
        upstream.Connections.ShouldBe(1);
    }

    [Test]
    public async Task An_answer_before_the_body_is_read_as_that_answer([Values(413, 429, 503)] int status, [Values(100_000, 3_000_000)] int size)
    {
        await using var upstream = await Http2Upstream.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("no!");
        });
        using var sender = Sending.Sender();

        (await sender.SendAsync(Post(upstream.Address, size))).ShouldBe((status, "no!"));
    }

    private static HttpRequestMessage Post(Uri address, int size = 10)
    {
        var request = Sending.Post(address, size);
        (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        return request;
    }
}
