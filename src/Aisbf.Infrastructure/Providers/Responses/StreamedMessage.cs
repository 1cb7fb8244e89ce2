using System.Buffers;
using System.Text;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>A message that is still coming: text, then perhaps a refusal, each a part of its own.</summary>
internal sealed class StreamedMessage(ResponseEventWriter events, int index, string id)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _refusal = new();
    private bool _announced;

    public int Index => index;

    public void AddText(IBufferWriter<byte> output, string text)
    {
        // Text behind a refusal would be a third part; it is the refusal that goes on.
        if (_refusal.Length > 0)
        {
            AddRefusal(output, text);
            return;
        }

        Announce(output);
        if (_text.Length == 0) events.ContentPart(output, "response.content_part.added"u8, index, id, 0, "", isText: true);
        _text.Append(text);
        events.Content(output, "response.output_text.delta"u8, index, id, 0, "delta"u8, text, isText: true);
    }

    public void AddRefusal(IBufferWriter<byte> output, string text)
    {
        Announce(output);
        if (_refusal.Length == 0)
        {
            CloseText(output);
            events.ContentPart(output, "response.content_part.added"u8, index, id, RefusalIndex, "", isText: false);
        }

        _refusal.Append(text);
        events.Content(output, "response.refusal.delta"u8, index, id, RefusalIndex, "delta"u8, text, isText: false);
    }

    public ResponseItem Close(IBufferWriter<byte> output)
    {
        if (_refusal.Length == 0)
        {
            CloseText(output);
        }
        else
        {
            events.Content(output, "response.refusal.done"u8, index, id, RefusalIndex, "refusal"u8, _refusal.ToString(), isText: false);
            events.ContentPart(output, "response.content_part.done"u8, index, id, RefusalIndex, _refusal.ToString(), isText: false);
        }

        return new ResponseItem.Message(id, _text.Length > 0 ? _text.ToString() : null, _refusal.Length > 0 ? _refusal.ToString() : null);
    }

    private int RefusalIndex => _text.Length > 0 ? 1 : 0;

    private void Announce(IBufferWriter<byte> output)
    {
        if (_announced) return;

        _announced = true;
        events.Item(output, "response.output_item.added"u8, index, new ResponseItem.Message(id, null, null), ItemStatus.InProgress);
    }

    private void CloseText(IBufferWriter<byte> output)
    {
        if (_text.Length == 0) return;

        events.Content(output, "response.output_text.done"u8, index, id, 0, "text"u8, _text.ToString(), isText: true);
        events.ContentPart(output, "response.content_part.done"u8, index, id, 0, _text.ToString(), isText: true);
    }
}
