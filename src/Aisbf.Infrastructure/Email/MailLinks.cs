using Aisbf.Application.Abstractions;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Email;

/// <summary>Addresses below <see cref="MailOptions.PublicUrl"/>, whose path stays in front.</summary>
internal sealed class MailLinks(IOptions<MailOptions> options) : IMailLinks
{
    public Uri To(string path, params (string Name, string Value)[] query)
    {
        var root = options.Value.PublicUrl ?? throw new InvalidOperationException($"{MailOptions.Section}:PublicUrl is not set.");
        var pairs = query.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}");
        return new UriBuilder(root)
        {
            Path = $"{root.AbsolutePath.TrimEnd('/')}/{path.TrimStart('/')}",
            Query = string.Join('&', pairs),
        }.Uri;
    }
}
