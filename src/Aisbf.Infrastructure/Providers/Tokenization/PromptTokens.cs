using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Tokenization;

/// <summary>Estimates the tokens of a whole prompt: what is said, the tools, and what vendors put between them.</summary>
internal static class PromptTokens
{
    /// <summary>Role, beginning and end of a message.</summary>
    private const int PerMessage = 4;

    /// <summary>A tool's frame in the prompt.</summary>
    private const int PerTool = 8;

    /// <summary>About what a picture of a megapixel costs anywhere.</summary>
    private const int PerPicture = 1500;

    /// <summary>A document's bytes that make one token, its pictures included.</summary>
    private const int DocumentBytesPerToken = 10;

    private const int Base64PerBytes = 4;
    private const int BytesPerBase64 = 3;

    public static long Estimate(ChatRequest request, TokenEncoding encoding)
    {
        long tokens = 0;
        foreach (var message in request.Messages)
        {
            tokens += PerMessage + message.Parts.Sum(part => Estimate(part, encoding));
            tokens += message.Reasoning.Sum(block => (long)encoding.Count(block.Text));
            tokens += message.ToolCalls.Sum(call => (long)encoding.Count(call.Name) + encoding.Count(call.Arguments));
        }

        foreach (var tool in request.Tools)
        {
            tokens += PerTool + encoding.Count(tool.Name) + encoding.Count(tool.Description ?? "");
            tokens += tool.Parameters is { } schema ? encoding.Count(schema.GetRawText()) : 0;
        }

        return tokens;
    }

    private static long Estimate(ChatPart part, TokenEncoding encoding) => part switch
    {
        ChatPart.Text text => encoding.Count(text.Value),
        ChatPart.Refusal refusal => encoding.Count(refusal.Value),
        ChatPart.Image => PerPicture,
        ChatPart.File { Source: { } source } => source.Base64.Length / Base64PerBytes * BytesPerBase64 / DocumentBytesPerToken,
        ChatPart.Unknown unknown => encoding.Count(unknown.Raw.GetRawText()),
        _ => 0,
    };
}
