using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Aisbf.Api.Tests.Passkeys;

/// <summary>A passkey in memory, and as much of a browser as hands it out: ES256, no attestation.</summary>
internal sealed class SoftwareAuthenticator : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;
    private const byte HasCredential = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _userHandle = "";
    private uint _count;

    /// <summary>The site that the browser shows.</summary>
    public string Origin { get; set; } = "https://ai.example.test";

    /// <summary>The site that the passkey is made for.</summary>
    public string Site { get; set; } = "ai.example.test";

    /// <summary>The finger, the face or the PIN is right.</summary>
    public bool VerifiesUser { get; set; } = true;

    /// <summary>Counts its answers; passkeys that are on several devices do not.</summary>
    public bool Counts { get; set; } = true;

    public string Id => Base64Url.EncodeToString(_id);

    /// <summary>Answers <c>navigator.credentials.create()</c>.</summary>
    public string Create(JsonElement options)
    {
        _userHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var publicKey = Cbor.Map(
            (Cbor.Integer(1), Cbor.Integer(2)),
            (Cbor.Integer(3), Cbor.Integer(-7)),
            (Cbor.Integer(-1), Cbor.Integer(1)),
            (Cbor.Integer(-2), Cbor.Bytes(point.X!)),
            (Cbor.Integer(-3), Cbor.Bytes(point.Y!)));
        byte[] credential = [.. new byte[16], 0, (byte)_id.Length, .. _id, .. publicKey];
        var attestation = Cbor.Map(
            (Cbor.Text("fmt"), Cbor.Text("none")),
            (Cbor.Text("attStmt"), Cbor.Map()),
            (Cbor.Text("authData"), Cbor.Bytes([.. AuthenticatorData(HasCredential), .. credential])));
        return Credential(new
        {
            clientDataJSON = Base64Url.EncodeToString(ClientData("webauthn.create", options)),
            attestationObject = Base64Url.EncodeToString(attestation),
            transports = new[] { "internal" },
        });
    }

    /// <summary>Answers <c>navigator.credentials.get()</c>.</summary>
    public string Get(JsonElement options)
    {
        _count += Counts ? 1u : 0;
        var (client, data) = (ClientData("webauthn.get", options), AuthenticatorData(0));
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new
        {
            clientDataJSON = Base64Url.EncodeToString(client),
            authenticatorData = Base64Url.EncodeToString(data),
            signature = Base64Url.EncodeToString(signature),
            userHandle = _userHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    private string Credential<T>(T response) =>
        JsonSerializer.Serialize(new { id = Id, rawId = Id, type = "public-key", clientExtensionResults = new { }, response });

    private byte[] ClientData(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    private byte[] AuthenticatorData(byte flags)
    {
        var count = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(count, _count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Site)), (byte)(flags | UserPresent | (VerifiesUser ? UserVerified : 0)), .. count];
    }
}
