using System.Buffers;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>Writes a whole answer as the events of a stream.</summary>
internal delegate void EventWriter(ReadOnlySpan<byte> json, IBufferWriter<byte> output);
