using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Web;
using Aisbf.Application.Abstractions;

namespace Aisbf.Api.Tests.Accounts;

/// <summary>Keeps mails instead of sending them, and makes links below an address that is not the gateway's.</summary>
internal sealed partial class CollectedMails : IMailSender, IMailLinks
{
    public const string PublicUrl = "https://aisbf.example";

    private readonly ConcurrentQueue<MailMessage> _mails = new();

    public bool IsEnabled { get; set; } = true;

    public void Enqueue(MailMessage message) => _mails.Enqueue(message);

    public Uri To(string path, params (string Name, string Value)[] query) =>
        new($"{PublicUrl}/{path}?{string.Join('&', query.Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value)}"))}");

    /// <summary>The mails to an address, oldest first.</summary>
    public IReadOnlyList<MailMessage> To(string address) => [.. _mails.Where(m => m.To == address)];

    /// <summary>The link in the last mail to an address.</summary>
    public Uri LinkTo(string address) => new(Link().Match(To(address)[^1].Text).Value);

    /// <summary>What the link in the last mail to an address carries.</summary>
    public (string User, string Token) TokenTo(string address)
    {
        var query = HttpUtility.ParseQueryString(LinkTo(address).Query);
        return (query["user"]!, query["token"]!);
    }

    [GeneratedRegex(@"https://\S+")]
    private static partial Regex Link();
}
