using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aisbf.Simulator.Wire;

/// <summary>A writer with its buffer, used again for frame after frame.</summary>
internal sealed class JsonBuffer : IDisposable
{
    // Vendors send non-ASCII text as it is; escaping it would hide every fault inside a multi-byte character.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    public JsonBuffer() => Json = new Utf8JsonWriter(_bytes, Plain);

    public Utf8JsonWriter Json { get; }

    /// <summary>Starts the next document. The bytes of the last one are gone.</summary>
    public Utf8JsonWriter Begin()
    {
        _bytes.ResetWrittenCount();
        Json.Reset();
        return Json;
    }

    /// <summary>The bytes of this document; valid until the next one begins.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        Json.Flush();
        return _bytes.WrittenMemory;
    }

    public string TakeString() => Encoding.UTF8.GetString(Take().Span);

    public void Dispose() => Json.Dispose();
}
