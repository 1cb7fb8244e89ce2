using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>An upstream's certificate does not prove who it is. The message says why in a few words.</summary>
internal sealed class CertificateRefusedException(string message) : AuthenticationException(message)
{
    /// <summary>Checks a certificate just as it is checked by default, only with a reason that can be told.</summary>
    /// <exception cref="CertificateRefusedException">It is refused.</exception>
    public static bool ThrowIfRefused(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None ? true : throw new CertificateRefusedException(Reason(chain, errors));

    private static string Reason(X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "no certificate";
        }

        var status = X509ChainStatusFlags.NoError;
        foreach (var found in chain?.ChainStatus ?? [])
        {
            status |= found.Status;
        }

        List<string> reasons = [];
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            reasons.Add("certificate for another host name");
        }

        if ((status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
        {
            reasons.Add("unknown certificate authority");
        }

        if ((status & (X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.CtlNotTimeValid)) != 0)
        {
            reasons.Add("certificate expired or not valid yet");
        }

        if ((status & X509ChainStatusFlags.Revoked) != 0)
        {
            reasons.Add("certificate revoked");
        }

        return reasons.Count > 0 ? string.Join(", ", reasons) : $"certificate refused ({status})";
    }
}
