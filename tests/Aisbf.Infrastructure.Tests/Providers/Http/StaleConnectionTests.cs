using System.Text;
using Aisbf.Application.Relay;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.Relay;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

/// <summary>Connections that the upstream, or something on the way to it, forgot while nobody used them.</summary>
internal sealed class StaleConnectionTests
{
    private static readonly int[] Sizes = [10, 300_000, 3_000_000];

    [Test]
    public async Task A_request_that_meets_a_stale_connection_is_sent_again_on_a_new_one(
        [Values] bool reset, [ValueSource(nameof(Sizes))] int size, [Values("POST", "PUT", "GET", "DELETE")] string method)
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendOkAsync();
            await connection.ReadHeadAsync();
            connection.End(reset);
        });
        using var sender = Sending.Sender();

        for (var i = 1; i <= 4; i++)
        {
            using var request = Sending.Post(upstream.Address, size);
            request.Method = new HttpMethod(method);
            request.Content = method is "GET" or "DELETE" ? null : request.Content;
            (await sender.SendAsync(request)).ShouldBe((200, "pong"));
        }
    }

    [Test]
    public async Task All_connections_of_a_pool_may_be_stale([Values] bool reset)
    {
        var together = new Barrier(5);
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadRequestAsync();
            if (connection.Number <= 5)
            {
                await Task.Run(() => together.SignalAndWait(TimeSpan.FromSeconds(30)));
            }

            await connection.SendOkAsync();
            await connection.ReadRequestAsync();
            connection.End(reset);
        });
        using var sender = Sending.Sender();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => sender.SendAsync(Sending.Post(upstream.Address))));

        for (var i = 0; i < 6; i++)
        {
            (await sender.SendAsync(Sending.Post(upstream.Address))).ShouldBe((200, "pong"));
        }
    }

    [Test]
    public async Task A_new_connection_that_ends_is_the_upstreams_failure([Values] bool reset, [Values(10, 300_000)] int size)
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadRequestAsync();
            connection.End(reset);
        });
        using var sender = Sending.Sender();

        var (kind, reason) = await sender.FailAsync(Sending.Post(upstream.Address, size));

        upstream.Connections.ShouldBe(1);
        // A reset after a large body may well be about its size.
        kind.ShouldBe(reset && size > 100_000 ? AttemptKind.BodyNotTaken : AttemptKind.ConnectionFailed);
        reason.ShouldBe(reset ? "connection reset" : "the connection ended before the answer was complete");
    }

    [Test]
    public async Task A_request_is_sent_again_only_once([Values] bool reset)
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadRequestAsync();
            if (connection.Number == 1)
            {
                await connection.SendOkAsync();
                await connection.ReadRequestAsync();
            }

            connection.End(reset);
        });
        using var sender = Sending.Sender();
        await sender.SendAsync(Sending.Post(upstream.Address));

        (await sender.FailAsync(Sending.Post(upstream.Address))).Kind.ShouldBe(AttemptKind.ConnectionFailed);

        upstream.Connections.ShouldBe(2);
    }

    [TestCase("H")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-")]
    [TestCase("HTTP/1.1 100 Continue\r\n\r\n")]
    public async Task Once_a_byte_of_the_answer_is_here_a_request_is_not_sent_again(string begun)
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendOkAsync();
            await connection.ReadRequestAsync();
            await connection.SendAsync(begun);
            connection.End(reset: false);
        });
        using var sender = Sending.Sender();
        await sender.SendAsync(Sending.Post(upstream.Address));

        (await sender.FailAsync(Sending.Post(upstream.Address))).Kind.ShouldBe(AttemptKind.ConnectionFailed);

        upstream.Connections.ShouldBe(1);
    }

    [Test]
    public async Task What_goes_to_a_providers_own_surface_is_sent_again_too([Values(1, 60_000, 70_000, 3_000_000)] int size, [Values] bool stated)
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendOkAsync();
            await connection.ReadHeadAsync();
            connection.End(reset: true);
        });
        using var sender = Sending.Sender();
        await sender.SendAsync(Sending.Post(upstream.Address));
        var call = new RelayCall("POST", RelayTarget.Parse("files", "").Value, [], new MemoryStream(new byte[size]), stated ? size : null, long.MaxValue);
        using var request = Sending.Post(upstream.Address);
        await using var content = new RelayedContent(call, UpstreamCancellation.Start(TimeSpan.FromMinutes(1), default));
        request.Content = content;

        (await sender.SendAsync(request)).ShouldBe((200, "pong"));
    }

    [Test]
    public async Task A_body_that_can_be_read_only_once_is_not_sent_again()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendOkAsync();
            await connection.ReadRequestAsync();
            connection.End(reset: true);
        });
        using var sender = Sending.Sender();
        await sender.SendAsync(Sending.Post(upstream.Address));
        using var request = Sending.Post(upstream.Address);
        request.Content = new OnceContent();

        await sender.FailAsync(request);

        upstream.Connections.ShouldBe(1);
    }

    [Test]
    public async Task An_answer_that_ends_with_its_connection_is_whole()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                await connection.SendAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
                await connection.SendAsync("po");
                await connection.SendAsync("ng");
                connection.End(reset: false);
            }
        });
        using var sender = Sending.Sender();

        (await sender.SendAsync(Sending.Post(upstream.Address))).ShouldBe((200, "pong"));
        (await sender.SendAsync(Sending.Post(upstream.Address))).ShouldBe((200, "pong"));
    }

    private sealed class OnceContent : HttpContent, IReplayableContent
    {
        public bool IsKept => true;

        public bool CanSend { get; private set; } = true;

        protected override bool TryComputeLength(out long length)
        {
            length = 4;
            return true;
        }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            CanSend = false;
            return stream.WriteAsync(Encoding.ASCII.GetBytes("body")).AsTask();
        }
    }
}
