using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>
/// Notes on reasoning that goes to a client who made it, and hands back to a candidate only what the same endpoint and
/// credential made. What has no note is handed on as it is: the client had it from the vendor itself.
/// </summary>
internal sealed class ReasoningOrigin
{
    private readonly string _origin;

    /// <param name="endpoint">The provider's base URL.</param>
    /// <param name="credential">The credential's fingerprint; 0 for none.</param>
    public ReasoningOrigin(Uri endpoint, ulong credential)
    {
        var maker = string.Create(CultureInfo.InvariantCulture, $"{endpoint.Authority}\n{credential}");
        _origin = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(maker)).AsSpan(0, 8));
    }

    /// <summary>The fingerprint of the endpoint and the credential.</summary>
    public string Id => _origin;

    public ChatResponse Seal(ChatResponse answer) => answer with { Choices = [.. answer.Choices.Select(Seal)] };

    public ChatStreamEvent Seal(ChatStreamEvent step) => step switch
    {
        ChatStreamEvent.ReasoningDelta { Signature: { } signature } delta => delta with { Signature = Seal(signature, delta.Format) },
        ChatStreamEvent.EncryptedReasoning encrypted => encrypted with { Data = Seal(encrypted.Data, encrypted.Format) },
        ChatStreamEvent.ToolCallStarted { Signature: { } signature } call => call with { Signature = Seal(signature, ReasoningFormats.Google) },
        _ => step,
    };

    /// <summary>The conversation without what others made; that is added to <paramref name="dropped"/>.</summary>
    public ChatRequest Open(ChatRequest request, DroppedFields dropped)
    {
        ChatMessage[]? messages = null;
        for (var i = 0; i < request.Messages.Count; i++)
        {
            if (!HasSeals(request.Messages[i])) continue;

            messages ??= [.. request.Messages];
            messages[i] = Open(request, i, dropped);
        }

        return messages is null ? request : request with { Messages = messages };
    }

    private static bool HasSeals(ChatMessage message) =>
        message.Reasoning.Any(IsSealed) || message.Parts.Any(part => part is ChatPart.Reasoning reasoning && IsSealed(reasoning.Block))
        || message.ToolCalls.Any(call => call.Signature is { } signature && ReasoningSeal.Read(signature) is not null);

    private static bool IsSealed(ReasoningBlock block) => (block.Encrypted ?? block.Signature) is { } blob && ReasoningSeal.Read(blob) is not null;

    private ChatChoice Seal(ChatChoice choice) => choice with
    {
        Reasoning = [.. choice.Reasoning.Select(block => block with
        {
            Signature = block.Signature is { } signature ? Seal(signature, block.Format) : null,
            Encrypted = block.Encrypted is { } encrypted ? Seal(encrypted, block.Format) : null,
        })],
        ToolCalls = [.. choice.ToolCalls.Select(call =>
            call.Signature is { } signature ? call with { Signature = Seal(signature, ReasoningFormats.Google) } : call)],
    };

    private string Seal(string blob, string? format) => new ReasoningSeal(_origin, format, blob).ToString();

    private ChatMessage Open(ChatRequest request, int index, DroppedFields dropped)
    {
        var message = request.Messages[index];
        var reasoning = new List<ReasoningBlock>();
        foreach (var block in message.Reasoning)
        {
            if (Open(block, block.Path ?? FieldPath.Message(request, index, "reasoning_content"), dropped) is { } open) reasoning.Add(open);
        }

        var parts = new List<ChatPart>();
        for (var i = 0; i < message.Parts.Count; i++)
        {
            var part = message.Parts[i] is ChatPart.Reasoning held
                ? Open(held.Block, FieldPath.Part(request, index, i), dropped) is { } open ? held with { Block = open } : null
                : message.Parts[i];
            if (part is not null) parts.Add(part);
        }

        var calls = message.ToolCalls.Select((call, i) => Open(call, () => FieldPath.CallSignature(request, index, i), dropped));
        return message with { Reasoning = reasoning, Parts = parts, ToolCalls = [.. calls] };
    }

    private ReasoningBlock? Open(ReasoningBlock block, string path, DroppedFields dropped)
    {
        if ((block.Encrypted ?? block.Signature) is not { } blob || ReasoningSeal.Read(blob) is not { } seal) return block;

        if (seal.Origin == _origin)
        {
            return block.Encrypted is null
                ? block with { Signature = seal.Blob, Format = seal.Format }
                : block with { Encrypted = seal.Blob, Format = seal.Format };
        }

        if (seal.Blob.Length > 0) dropped.Add(block.Encrypted is null ? $"{path}.signature" : path);
        return block.Encrypted is null ? block with { Signature = null, Format = null } : null;
    }

    private ChatToolCall Open(ChatToolCall call, Func<string> path, DroppedFields dropped)
    {
        if (call.Signature is not { } signature || ReasoningSeal.Read(signature) is not { } seal) return call;
        if (seal.Origin == _origin) return call with { Signature = seal.Blob };

        dropped.Add(path());
        return call with { Signature = null };
    }
}
