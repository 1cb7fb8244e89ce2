using Aisbf.Domain.Common;
using Aisbf.Domain.Usage;

namespace Aisbf.Application.Gateway;

/// <summary>How passing on an answer ended.</summary>
/// <param name="Usage">Tokens as the upstream counted them, as far as it got.</param>
/// <param name="Error">Why the answer broke off; null when it is whole.</param>
public readonly record struct ReplyEnd(TokenUsage? Usage, Error? Error);
