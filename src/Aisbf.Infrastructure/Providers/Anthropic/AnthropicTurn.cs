namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>All that one side says before the other side speaks.</summary>
internal sealed class AnthropicTurn(bool isUser)
{
    private readonly List<AnthropicBlock.ToolResult> _results = [];
    private readonly List<AnthropicBlock> _content = [];

    public bool IsUser => isUser;

    /// <summary>Tool results come first: Anthropic refuses them anywhere else.</summary>
    public IEnumerable<AnthropicBlock> Blocks => _results.Concat(_content);

    public bool HasResults => _results.Count > 0;

    public bool HasToolUse => _content.Exists(block => block is AnthropicBlock.ToolUse);

    public bool BeginsWithThinking => _content is [AnthropicBlock.Thinking, ..];

    public void Add(AnthropicBlock block)
    {
        if (block is AnthropicBlock.ToolResult result) _results.Add(result);
        else _content.Add(block);
    }

    /// <summary>Puts the results into the order of the calls; clients answer parallel calls in the order in which they finish.</summary>
    public void OrderResultsAfter(AnthropicTurn calls)
    {
        if (_results.Count < 2) return;

        var order = calls._content.OfType<AnthropicBlock.ToolUse>().Select(call => call.Id).ToList();
        var sorted = _results.OrderBy(result => order.IndexOf(result.Id) is var at and >= 0 ? at : int.MaxValue).ToList();
        _results.Clear();
        _results.AddRange(sorted);
    }
}
