using System.Buffers;
using System.Text;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Reasoning that is still coming.</summary>
internal sealed class StreamedReasoning
{
    private readonly ResponseEventWriter _events;
    private readonly string _id;
    private readonly StringBuilder _text = new();

    public StreamedReasoning(ResponseEventWriter events, int index, string id, IBufferWriter<byte> output)
    {
        (_events, Index, _id) = (events, index, id);
        events.Item(output, "response.output_item.added"u8, index, new ResponseItem.Reasoning(id, "", null), ItemStatus.InProgress);
    }

    public int Index { get; }

    /// <summary>What the client has to hand back with it.</summary>
    public string? Sealed { get; set; }

    public void Add(IBufferWriter<byte> output, string text)
    {
        if (_text.Length == 0) _events.SummaryPart(output, "response.reasoning_summary_part.added"u8, Index, _id, "");
        _text.Append(text);
        _events.Summary(output, "response.reasoning_summary_text.delta"u8, Index, _id, "delta"u8, text);
    }

    public ResponseItem Close(IBufferWriter<byte> output)
    {
        var text = _text.ToString();
        if (text.Length > 0)
        {
            _events.Summary(output, "response.reasoning_summary_text.done"u8, Index, _id, "text"u8, text);
            _events.SummaryPart(output, "response.reasoning_summary_part.done"u8, Index, _id, text);
        }

        return new ResponseItem.Reasoning(_id, text, Sealed);
    }
}
