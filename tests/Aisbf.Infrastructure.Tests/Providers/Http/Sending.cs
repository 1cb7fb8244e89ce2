using System.Net;
using Aisbf.Application.Gateway;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

/// <summary>What tests of the HTTP stack send.</summary>
internal static class Sending
{
    public static UpstreamSender Sender(UpstreamOptions? options = null) => new(options ?? new UpstreamOptions(), new CallTrail(), allowPrivate: true);

    public static HttpRequestMessage Post(Uri address, int size = 10) => new(HttpMethod.Post, address)
    {
        Content = new ReadOnlyMemoryContent(new byte[size]),
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
    };

    public static async Task<(int Status, string Text)> SendAsync(this UpstreamSender sender, HttpRequestMessage request)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var response = await sender.SendAsync(request, timeout.Token);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(timeout.Token));
    }

    /// <summary>What a call that fails is counted as.</summary>
    public static async Task<(Aisbf.Domain.Routing.AttemptKind? Kind, string? Reason)> FailAsync(this UpstreamSender sender, HttpRequestMessage request)
    {
        try
        {
            await sender.SendAsync(request);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return (UpstreamTransport.KindOf(e, clientLeft: false), ConnectionReasons.Of(e));
        }

        Assert.Fail("The call succeeded.");
        return default;
    }
}
