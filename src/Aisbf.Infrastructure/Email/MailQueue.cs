using System.Threading.Channels;
using Aisbf.Application.Abstractions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Email;

/// <summary>Mails that wait for their first try, in memory.</summary>
internal sealed class MailQueue(IOptions<MailOptions> options, ILogger<MailQueue> logger) : IMailSender
{
    /// <summary>Most mails that wait.</summary>
    public const int Capacity = 1000;

    private readonly Channel<MailMessage> _mails = Channel.CreateBounded<MailMessage>(Capacity);

    public bool IsEnabled => !string.IsNullOrEmpty(options.Value.Host);

    public void Enqueue(MailMessage message)
    {
        if (!IsEnabled)
        {
            Log.Dropped(logger, MailAddress.DomainOf(message.To), "no mail server is configured");
        }
        else if (!_mails.Writer.TryWrite(message))
        {
            Log.Dropped(logger, MailAddress.DomainOf(message.To), "too many are waiting, or the server is stopping");
        }
    }

    /// <summary>All mails, until the queue is complete and empty.</summary>
    public IAsyncEnumerable<MailMessage> ReadAllAsync() => _mails.Reader.ReadAllAsync(CancellationToken.None);

    /// <summary>Takes no more mails.</summary>
    public void Complete() => _mails.Writer.TryComplete();
}
