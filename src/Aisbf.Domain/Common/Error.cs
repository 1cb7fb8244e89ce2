namespace Aisbf.Domain.Common;

/// <summary>An expected failure, in words that its reader can act on. Never carries a secret or a prompt.</summary>
/// <param name="Code">What kind of failure it is; decides the HTTP status.</param>
/// <param name="Message">One or two sentences for the caller.</param>
/// <param name="Param">The field at fault, as a path such as <c>messages[2].content</c>, where there is one.</param>
/// <param name="RetryAfter">How long to wait before the same request makes sense again, where that is known.</param>
public sealed record Error(ErrorCode Code, string Message, string? Param = null, TimeSpan? RetryAfter = null);
