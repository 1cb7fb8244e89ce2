using System.Buffers;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>
/// Turns one streamed answer into the events of the Responses API: an item is announced, filled and closed before the
/// next one begins, except for calls whose arguments an upstream sends interleaved. Used by one stream only.
/// </summary>
internal sealed class ResponseStreamWriter : IChatStreamWriter
{
    private readonly ResponseEventWriter _events;
    private readonly ResponseItemIds _ids;
    private readonly SortedList<int, ReadOnlyMemory<byte>> _done = [];
    private readonly Dictionary<int, StreamedCall> _calls = [];
    private StreamedMessage? _message;
    private StreamedReasoning? _reasoning;
    private FinishReason _reason;
    private TokenUsage? _usage;
    private int _items;
    private bool _started;
    private bool _finished;

    public ResponseStreamWriter(in ReplyHead head)
    {
        _events = new ResponseEventWriter(head);
        _ids = new ResponseItemIds(head.Id);
    }

    public void Write(ChatStreamEvent step, IBufferWriter<byte> output)
    {
        if (step is ChatStreamEvent.UsageReported usage)
        {
            _usage = usage.Usage;
            return;
        }

        Start(output);
        if (_finished) return;

        switch (step)
        {
            case ChatStreamEvent.TextDelta { Text.Length: > 0 } text: Message(output).AddText(output, text.Text); break;
            case ChatStreamEvent.RefusalDelta { Text.Length: > 0 } refusal: Message(output).AddRefusal(output, refusal.Text); break;
            case ChatStreamEvent.ReasoningDelta reasoning: Reason(reasoning, output); break;
            case ChatStreamEvent.EncryptedReasoning encrypted:
                CloseAll(output, ItemStatus.Completed);
                AddWhole(output, new ResponseItem.Reasoning(_ids.Reasoning(_items), "", ResponseWriter.Seal(encrypted.Format, null, encrypted.Data)));
                break;
            case ChatStreamEvent.ToolCallStarted call: StartCall(call, output); break;
            case ChatStreamEvent.ToolCallArguments { Fragment.Length: > 0 } arguments:
                if (_calls.TryGetValue(arguments.Index, out var open)) open.Add(output, arguments.Fragment);
                break;
            case ChatStreamEvent.ImageProduced image: AddImage(image.Source, output); break;
            case ChatStreamEvent.Finished finished: Finish(finished.Reason, output); break;
        }
    }

    public void WriteEnd(IBufferWriter<byte> output)
    {
        Start(output);
        if (!_finished) Finish(FinishReason.Stop, output);
        _events.Finished(output, _reason, _done.Values, _usage);
    }

    public bool TryWriteError(Error error, IBufferWriter<byte> output)
    {
        Start(output);
        _events.Failed(output, error, _done.Values, _usage);
        return true;
    }

    public void Dispose() => _events.Dispose();

    private void Start(IBufferWriter<byte> output)
    {
        if (_started) return;

        _started = true;
        _events.Begun(output);
    }

    private StreamedMessage Message(IBufferWriter<byte> output)
    {
        CloseReasoning(output, ItemStatus.Completed);
        CloseCalls(output, onlyWhole: true, ItemStatus.Completed);
        return _message ??= new StreamedMessage(_events, _items, _ids.Message(_items++));
    }

    /// <summary>A signature ends the reasoning that it belongs to.</summary>
    private void Reason(ChatStreamEvent.ReasoningDelta delta, IBufferWriter<byte> output)
    {
        if (delta.Text.Length == 0 && delta.Signature is not { Length: > 0 }) return;

        CloseMessage(output, ItemStatus.Completed);
        CloseCalls(output, onlyWhole: true, ItemStatus.Completed);
        _reasoning ??= new StreamedReasoning(_events, _items, _ids.Reasoning(_items++), output);
        if (delta.Text.Length > 0) _reasoning.Add(output, delta.Text);
        if (delta.Signature is not { Length: > 0 } signature) return;

        _reasoning.Sealed = ResponseWriter.Seal(delta.Format, signature, null);
        CloseReasoning(output, ItemStatus.Completed);
    }

    private void StartCall(ChatStreamEvent.ToolCallStarted call, IBufferWriter<byte> output)
    {
        CloseAll(output, ItemStatus.Completed);
        if (call.Signature is { } signature) AddWhole(output, ResponseWriter.SignatureOf(call.Id, signature, _ids.Reasoning(_items)));
        _calls[call.Index] = new StreamedCall(_events, _items, _ids.Call(_items++), call, output);
    }

    private void AddImage(MediaSource image, IBufferWriter<byte> output)
    {
        if (image.Url is not null)
        {
            Message(output).AddText(output, ResponseWriter.Link(image));
            return;
        }

        CloseAll(output, ItemStatus.Completed);
        var (index, id) = (_items, _ids.Image(_items++));
        var item = new ResponseItem.Image(id, image.Base64);
        _events.Item(output, "response.output_item.added"u8, index, item with { Base64 = default }, ItemStatus.InProgress);
        _events.Plain(output, "response.image_generation_call.in_progress"u8, index, id);
        _events.Plain(output, "response.image_generation_call.completed"u8, index, id);
        Done(output, index, item, ItemStatus.Completed);
    }

    private void AddWhole(IBufferWriter<byte> output, ResponseItem.Reasoning item)
    {
        var index = _items++;
        _events.Item(output, "response.output_item.added"u8, index, item with { Sealed = null }, ItemStatus.InProgress);
        Done(output, index, item, ItemStatus.Completed);
    }

    /// <summary>What is open at the end was cut off with the answer, if that was.</summary>
    private void Finish(FinishReason reason, IBufferWriter<byte> output)
    {
        var status = ResponseObjectWriter.IsCutOff(reason) ? ItemStatus.Incomplete : ItemStatus.Completed;
        CloseReasoning(output, status);
        CloseMessage(output, status);
        CloseCalls(output, onlyWhole: false, status);
        _reason = reason;
        _finished = true;
    }

    /// <summary>Closes what the next item ends. A call whose arguments are not whole may still get the rest of them.</summary>
    private void CloseAll(IBufferWriter<byte> output, ItemStatus status)
    {
        CloseReasoning(output, status);
        CloseMessage(output, status);
        CloseCalls(output, onlyWhole: true, status);
    }

    private void CloseReasoning(IBufferWriter<byte> output, ItemStatus status)
    {
        if (_reasoning is not { } open) return;

        _reasoning = null;
        Done(output, open.Index, open.Close(output), status);
    }

    private void CloseMessage(IBufferWriter<byte> output, ItemStatus status)
    {
        if (_message is not { } open) return;

        _message = null;
        Done(output, open.Index, open.Close(output), status);
    }

    private void CloseCalls(IBufferWriter<byte> output, bool onlyWhole, ItemStatus status)
    {
        if (_calls.Count == 0) return;

        foreach (var (number, call) in _calls.OrderBy(call => call.Value.Index).ToList())
        {
            if (onlyWhole && !call.IsWhole) continue;

            _calls.Remove(number);
            Done(output, call.Index, call.Close(output), call.IsWhole ? ItemStatus.Completed : status);
        }
    }

    private void Done(IBufferWriter<byte> output, int index, ResponseItem item, ItemStatus status)
    {
        _events.Item(output, "response.output_item.done"u8, index, item, status);
        _done[index] = ResponseWriter.Encode(item, status);
    }
}
