using System.Text.Json;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers;

/// <summary>Tells whether a body is an answer of its surface: why it is none, or null and the usage that it states.</summary>
/// <exception cref="JsonException">It is not even JSON.</exception>
internal delegate UpstreamFault? AnswerJudge(ReadOnlySpan<byte> body, IUpstreamDialect dialect, out TokenUsage? usage);
