namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Where a part stands decides what it may be.</summary>
internal enum AnthropicPlace
{
    /// <summary>Text only.</summary>
    System,
    User,

    /// <summary>Text and thinking only.</summary>
    Assistant,

    /// <summary>As <see cref="User"/>.</summary>
    ToolResult,
}
