using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Configuration;
using Aisbf.Application.Providers;
using Aisbf.Application.Providers.PutProvider;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Aisbf.Infrastructure.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Tests.Security;

/// <summary>The keys that secrets are encrypted with lie beside them; a certificate keeps them from whoever has the database.</summary>
public sealed class KeyRingTests
{
    private const string Section = "Aisbf:DataProtection:";
    private const string Password = "canary-password-1";
    private const string Secret = "sk-canary-0123456789";

    private DirectoryInfo _files = null!;

    [SetUp]
    public void SetUp() => _files = Directory.CreateTempSubdirectory("aisbf-certificates-");

    [TearDown]
    public void TearDown() => _files.Delete(recursive: true);

    [Test]
    public async Task Without_a_certificate_keys_are_stored_as_they_are()
    {
        await using var host = await ControlPlaneHost.StartAsync();
        await SaveSecretAsync(host);

        (await RingAsync(host)).ShouldAllBe(xml => IsPlain(xml));
        host.Logs.Lines.ShouldContain(line => line.StartsWith("Warning") && line.Contains("The key ring is stored unprotected"));
    }

    [Test]
    public async Task With_a_certificate_no_key_is_stored_as_it_is_and_the_next_start_reads_the_secrets()
    {
        var certificate = Current(Make("a"));
        await using var host = await ControlPlaneHost.StartAsync(certificate);
        await SaveSecretAsync(host);

        var ring = await RingAsync(host);
        ring.ShouldNotBeEmpty();
        ring.ShouldAllBe(xml => IsEncrypted(xml));
        host.Logs.Lines.ShouldAllBe(line => !line.Contains("The key ring is stored unprotected"));
        await using var again = await host.StartAnotherAsync(certificate);
        (await ReadSecretAsync(again)).ShouldBe(Secret);
    }

    [Test]
    public async Task Keys_from_before_the_certificate_are_encrypted_at_the_next_start_and_go_on_working()
    {
        await using var host = await ControlPlaneHost.StartAsync();
        await SaveSecretAsync(host);
        var certificate = Current(Make("a"));

        await using (var next = await host.StartAnotherAsync(certificate))
        {
            (await RingAsync(next)).ShouldAllBe(xml => IsEncrypted(xml));
            (await ReadSecretAsync(next)).ShouldBe(Secret);
        }

        await using var third = await host.StartAnotherAsync(certificate);
        (await ReadSecretAsync(third)).ShouldBe(Secret);
    }

    [Test]
    public async Task A_former_certificate_still_decrypts()
    {
        var former = Make("a");
        await using var host = await ControlPlaneHost.StartAsync(Current(former));
        await SaveSecretAsync(host);

        await using var next = await host.StartAnotherAsync(
            [.. Current(Make("b")), new($"{Section}FormerCertificates:0:Path", former), new($"{Section}FormerCertificates:0:Password", Password)]);

        (await ReadSecretAsync(next)).ShouldBe(Secret);
    }

    [Test]
    public async Task Without_its_certificate_a_secret_cannot_be_read()
    {
        await using var host = await ControlPlaneHost.StartAsync(Current(Make("a")));
        await SaveSecretAsync(host);

        await using var other = await host.StartAnotherAsync(Current(Make("b")));
        (await ReadSecretAsync(other)).ShouldBeNull();
        await using var none = await host.StartAnotherAsync();
        (await ReadSecretAsync(none)).ShouldBeNull();
    }

    [Test]
    public void A_certificate_that_cannot_be_used_stops_the_start()
    {
        var good = Make("a");
        var (text, publicOnly, elliptic) = (Path.Combine(_files.FullName, "text"), Path.Combine(_files.FullName, "public"), MakeElliptic());
        File.WriteAllText(text, "no certificate");
        File.WriteAllBytes(publicOnly, Public(good));

        foreach (var (path, password) in new[] { (good + "x", Password), (good, "wrong"), (good, null), (text, Password), (publicOnly, Password), (elliptic, Password), (null, Password) })
        {
            var fault = Refuse(new($"{Section}CertificatePath", path), new($"{Section}CertificatePassword", password));
            fault.Message.ShouldStartWith($"{Section}CertificatePath ");
            fault.ToString().ShouldNotContain(Password);
        }

        Refuse(new KeyValuePair<string, string?>($"{Section}FormerCertificates:0:Password", Password))
            .Message.ShouldStartWith($"{Section}FormerCertificates:0:Path ");
    }

    private static OptionsValidationException Refuse(params KeyValuePair<string, string?>[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return Should.Throw<OptionsValidationException>(() => new ServiceCollection().AddAisbfPersistence(configuration));
    }

    private static bool IsPlain(string xml) => xml.Contains("<masterKey", StringComparison.Ordinal) && !xml.Contains("encryptedSecret", StringComparison.Ordinal);

    private static bool IsEncrypted(string xml) =>
        xml.Contains("encryptedSecret", StringComparison.Ordinal) && xml.Contains("<EncryptedData", StringComparison.Ordinal)
        && !xml.Contains("masterKey", StringComparison.Ordinal) && !xml.Contains("requiresEncryption", StringComparison.Ordinal);

    private static async Task SaveSecretAsync(ControlPlaneHost host)
    {
        var document = ControlPlaneHost.Document<ProviderDto>($$"""{"type":"openai","api_key":"{{Secret}}"}""");
        (await host.SendAsync(new PutProviderCommand(Owner.Global, "p", document, Precondition.None))).IsSuccess.ShouldBeTrue();
    }

    private static async Task<string?> ReadSecretAsync(ControlPlaneHost host) =>
        (await host.Get<IResourceStore>().FindAsync(Owner.Global, ResourceKind.Provider, "p", default))!.Secrets?["api_key"].Reveal();

    private static async Task<IReadOnlyList<string>> RingAsync(ControlPlaneHost host)
    {
        await using var context = await host.OpenAsync();
        return await context.DataProtectionKeys.Select(key => key.Xml!).ToListAsync();
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no file modes.")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_certificate_file_that_others_may_read_is_warned_of([Values] bool former)
    {
        var path = Make("open");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        KeyValuePair<string, string?>[] settings = former
            ? [new($"{Section}FormerCertificates:0:Path", path), new($"{Section}FormerCertificates:0:Password", Password)]
            : Current(path);
        await using var host = await ControlPlaneHost.StartAsync(settings);

        host.Logs.Lines.ShouldContain(line => line.StartsWith("Warning") && line.Contains($"may read the certificate file {path}"));
    }

    private static KeyValuePair<string, string?>[] Current(string path) =>
        [new($"{Section}CertificatePath", path), new($"{Section}CertificatePassword", Password)];

    private string Make(string name)
    {
        using var key = RSA.Create(2048);
        return Save(name, new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private string MakeElliptic()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Save("elliptic", new CertificateRequest("CN=elliptic", key, HashAlgorithmName.SHA256));
    }

    private string Save(string name, CertificateRequest request)
    {
        // Expired on purpose: that does not matter here.
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        var path = Path.Combine(_files.FullName, $"{name}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, Password));
        return path;
    }

    private static byte[] Public(string path)
    {
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, Password);
        using var bare = X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert));
        return bare.Export(X509ContentType.Pkcs12, Password);
    }
}
