using System.Text.Json;

namespace Aisbf.Domain.Conversations;

/// <summary>A field of a request that the neutral form has no word for.</summary>
/// <param name="Path">For example <c>verbosity</c> or <c>messages[1].content[0].foo</c>.</param>
/// <param name="Value">Its value, independent of the request's bytes.</param>
public sealed record ExtraField(string Path, JsonElement Value);
