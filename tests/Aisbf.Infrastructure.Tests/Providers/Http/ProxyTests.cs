using Aisbf.Application.Gateway;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Providers.Http;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

internal sealed class ProxyTests
{
    [TestCase("http://up.test/v1", "", true)]
    [TestCase("http://127.0.0.1:9/v1", "", false)]
    [TestCase("http://localhost/v1", "", false)]
    [TestCase("http://[::1]/v1", "", false)]
    [TestCase("http://up.test/v1", "up.test", false)]
    [TestCase("http://a.up.test/v1", "up.test", false)]
    [TestCase("http://a.up.test/v1", ".up.test", false)]
    [TestCase("http://a.up.test/v1", "*.up.test", false)]
    [TestCase("http://up.test.example/v1", "up.test", true)]
    [TestCase("http://nup.test/v1", "up.test", true)]
    [TestCase("http://10.1.2.3/v1", "10.0.0.0/8", false)]
    [TestCase("http://10.1.2.3/v1", "10.1.2.3", false)]
    [TestCase("http://11.1.2.3/v1", "10.0.0.0/8", true)]
    public void Some_hosts_are_called_without_the_proxy(string address, string exceptions, bool proxied)
    {
        var proxy = OutboundProxy.Of(new Uri("http://proxy.test:3128"), exceptions.Split(','));

        (proxy.GetProxy(new Uri(address)) is not null).ShouldBe(proxied);
        proxy.IsBypassed(new Uri(address)).ShouldBe(!proxied);
    }

    [Test]
    public void User_and_password_are_taken_out_of_the_url()
    {
        var proxy = OutboundProxy.Of(new Uri("http://ada:s%40crt@proxy.test:3128"), []);

        proxy.GetProxy(new Uri("http://up.test"))!.AbsoluteUri.ShouldBe("http://proxy.test:3128/");
        proxy.Credentials!.GetCredential(new Uri("http://proxy.test"), "Basic")!.Password.ShouldBe("s@crt");
    }

    [TestCase("http://proxy.test:3128", true)]
    [TestCase("https://ada:pw@proxy.test", true)]
    [TestCase("", true)]
    [TestCase("proxy.test:3128", false)]
    [TestCase("ftp://proxy.test", false)]
    [TestCase("http://proxy.test/path-with-pw", false)]
    public void A_proxy_that_is_none_stops_the_start_without_being_repeated(string url, bool valid)
    {
        var result = new UpstreamOptionsValidator().Validate(null, new UpstreamOptions { Proxy = url });

        result.Succeeded.ShouldBe(valid);
        (result.FailureMessage ?? "").ShouldNotContain("pw");
    }

    [Test]
    public async Task Calls_go_through_the_proxy_that_settings_or_provider_name([Values] bool own, [Values("http", "https")] string scheme)
    {
        string? head = null;
        await using var proxy = new RawUpstream(async connection =>
        {
            head = await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npong");
        });
        var url = proxy.Address.GetLeftPart(UriPartial.Authority);
        using var invokers = Invokers(new UpstreamOptions { Proxy = own ? null : url });
        var sender = invokers.For(Candidate(Owner.Global, own ? new Uri(url) : null));
        using var request = Sending.Post(new Uri($"{scheme}://up.test/v1"));

        if (scheme == "http")
        {
            (await sender.SendAsync(request)).ShouldBe((200, "pong"));
            head!.ShouldStartWith("POST http://up.test/v1 HTTP/1.1");
        }
        else
        {
            await sender.FailAsync(request);
            head!.ShouldStartWith("CONNECT up.test:443 HTTP/1.1");
        }
    }

    [TestCase(false, false)]
    [TestCase(true, true)]
    public async Task Tenants_go_through_the_proxy_only_where_the_operator_says_so(bool allowed, bool proxied)
    {
        await using var proxy = new RawUpstream(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendOkAsync();
        });
        using var invokers = Invokers(
            new UpstreamOptions { Proxy = proxy.Address.GetLeftPart(UriPartial.Authority), ProxyForTenants = allowed }, tenantsMayBePrivate: true);
        var sender = invokers.For(Candidate(Owner.OfUser(Guid.NewGuid()), new Uri("http://127.0.0.1:9")));
        using var request = Sending.Post(new Uri("http://name.invalid/v1"));
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        var answered = await sender.SendAsync(request, timeout.Token).AsTask().ContinueWith(t => t.IsCompletedSuccessfully, TaskScheduler.Default);

        answered.ShouldBe(proxied);
        proxy.Connections.ShouldBe(proxied ? 1 : 0);
    }

    [TestCase("http://169.254.169.254/latest", true, true)]
    [TestCase("http://10.0.0.1/v1", true, false)]
    [TestCase("http://10.0.0.1/v1", false, true)]
    [TestCase("http://[fd00:ec2::254]/v1", true, true)]
    public async Task A_refused_address_is_not_reached_through_a_proxy_either(string address, bool allowPrivate, bool refused)
    {
        await using var proxy = new RawUpstream(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendOkAsync();
        });
        var through = OutboundProxy.Of(new Uri(proxy.Address.GetLeftPart(UriPartial.Authority)), []);
        using var sender = new UpstreamSender(new UpstreamOptions(), new CallTrail(), allowPrivate, through);
        using var request = Sending.Post(new Uri(address));

        if (refused)
        {
            (await sender.FailAsync(request)).Kind.ShouldBe(AttemptKind.AddressRefused);
            proxy.Connections.ShouldBe(0);
        }
        else
        {
            (await sender.SendAsync(request)).ShouldBe((200, "pong"));
        }
    }

    [Test]
    public async Task A_proxy_is_an_address_like_any_other()
    {
        await using var proxy = new RawUpstream(connection => connection.SendOkAsync());
        var through = OutboundProxy.Of(new Uri(proxy.Address.GetLeftPart(UriPartial.Authority)), []);
        using var sender = new UpstreamSender(new UpstreamOptions(), new CallTrail(), allowPrivate: false, through);

        (await sender.FailAsync(Sending.Post(new Uri("http://up.test/v1")))).Kind.ShouldBe(AttemptKind.AddressRefused);
        proxy.Connections.ShouldBe(0);
    }

    private static UpstreamInvokers Invokers(UpstreamOptions options, bool tenantsMayBePrivate = false) =>
        new(Options.Create(options), Options.Create(new UpstreamAddressOptions { AllowPrivateUpstreamsForTenants = tenantsMayBePrivate }), new CallTrail());

    private static RouteCandidate Candidate(Owner owner, Uri? proxy) => new()
    {
        Key = new CandidateKey(owner, "p", "m", 0),
        Provider = new Provider
        {
            Id = "p",
            Name = "p",
            Endpoint = new Uri("http://up.test/v1"),
            Proxy = proxy,
            Type = new ProviderType { Id = "openai", Name = "OpenAI", Dialect = Dialect.OpenAi },
        },
        Model = "m",
    };
}
