using System.Buffers;
using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>A call whose arguments are still coming.</summary>
internal sealed class StreamedCall
{
    private readonly ResponseEventWriter _events;
    private readonly string _id;
    private readonly ChatStreamEvent.ToolCallStarted _call;
    private readonly StringBuilder _arguments = new();

    public StreamedCall(ResponseEventWriter events, int index, string id, ChatStreamEvent.ToolCallStarted call, IBufferWriter<byte> output)
    {
        (_events, Index, _id, _call) = (events, index, id, call);
        events.Item(output, "response.output_item.added"u8, index, new ResponseItem.Call(id, call.Id, call.Name, ""), ItemStatus.InProgress);
    }

    public int Index { get; }

    /// <summary>The arguments are a whole JSON object, so nothing can follow. Nothing at all may be a call without arguments, or one that is yet to come.</summary>
    public bool IsWhole
    {
        get
        {
            try
            {
                if (_arguments.Length == 0) return false;

                using var document = JsonDocument.Parse(_arguments.ToString(), WireJson.ReadingUpstream);
                return document.RootElement.ValueKind == JsonValueKind.Object;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }

    public void Add(IBufferWriter<byte> output, string fragment)
    {
        _arguments.Append(fragment);
        _events.Arguments(output, "response.function_call_arguments.delta"u8, Index, _id, "delta"u8, fragment);
    }

    public ResponseItem Close(IBufferWriter<byte> output)
    {
        var arguments = OpenAiToolCallWriter.Arguments(_arguments.ToString());
        _events.Arguments(output, "response.function_call_arguments.done"u8, Index, _id, "arguments"u8, arguments, _call.Name);
        return new ResponseItem.Call(_id, _call.Id, _call.Name, arguments);
    }
}
