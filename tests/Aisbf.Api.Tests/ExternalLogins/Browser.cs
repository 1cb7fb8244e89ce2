using System.Net;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.ExternalLogins;

/// <summary>Keeps cookies and goes where it is sent, as far as it is told to.</summary>
internal sealed class Browser : IDisposable
{
    private const int MaxRedirects = 10;
    private readonly HttpClient _client;

    public Browser(Uri gateway)
    {
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = gateway };
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Client => _client;

    /// <summary>Whether there is a session.</summary>
    public async Task<bool> IsSignedInAsync() => (await _client.ReadAsync("/api/account/logins")).Status == 200;

    /// <summary>Asks for one address and tells where its answer leads.</summary>
    public async Task<Uri> StepAsync(Uri address)
    {
        using var answer = await _client.GetAsync(address);
        return answer.Headers.Location is { } location
            ? new Uri(new Uri(_client.BaseAddress!, address), location)
            : throw new InvalidOperationException($"{address.AbsolutePath} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Follows redirects up to the callback of the gateway and tells its address, without going there.</summary>
    public Task<Uri> GoToCallbackAsync(string provider, string query = "") =>
        FollowAsync(new Uri($"/auth/oauth2/{provider}{query}", UriKind.Relative), next => next.AbsolutePath.EndsWith("/callback", StringComparison.Ordinal));

    /// <summary>Follows redirects to the end and tells where it is: path and query.</summary>
    public async Task<string> SignInAsync(string provider, string query = "") =>
        (await FollowAsync(new Uri($"/auth/oauth2/{provider}{query}", UriKind.Relative), IsPage)).PathAndQuery;

    /// <summary>Comes back from a provider and tells where that leads.</summary>
    public async Task<string> ComeBackAsync(Uri callback) => (await StepAsync(callback)).PathAndQuery;

    public void Dispose() => _client.Dispose();

    private bool IsPage(Uri next) => next.Authority == _client.BaseAddress!.Authority && !next.AbsolutePath.StartsWith("/auth/", StringComparison.Ordinal);

    private async Task<Uri> FollowAsync(Uri address, Func<Uri, bool> isEnd)
    {
        for (var i = 0; i < MaxRedirects; i++)
        {
            address = await StepAsync(address);
            if (isEnd(address))
            {
                return address;
            }
        }

        throw new InvalidOperationException("Redirects without end.");
    }
}
