using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;

namespace Aisbf.Api.Streaming;

/// <summary>
/// For rotations that want it: tells in the answer itself that another candidate than the preferred one served it, as a
/// field <c>aisbf_failover</c>. The answer's text stays the model's alone.
/// </summary>
internal static class FailoverNotice
{
    /// <summary>Copies a whole answer, with the notice as its first field.</summary>
    public static async Task CopyWholeAsync(HttpResponse response, GatewayAnswer answer, IUpstreamReply reply, CancellationToken cancellationToken)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await reply.CopyToAsync(pipe.Writer, null, cancellationToken);
        await pipe.Writer.CompleteAsync();
        var whole = (await pipe.Reader.ReadAsync(cancellationToken)).Buffer;
        var brace = whole.PositionOf((byte)'{')!.Value;
        var output = response.BodyWriter;
        output.Write("{"u8);
        WriteField(output, answer);
        output.Write(","u8);
        foreach (var segment in whole.Slice(whole.GetPosition(1, brace)))
        {
            output.Write(segment.Span);
        }

        await output.FlushAsync(cancellationToken);
        answer.Completed = true;
    }

    /// <summary>Begins a stream with a chunk that holds the notice and no choices.</summary>
    public static void BeginStream(PipeWriter output, GatewayAnswer answer)
    {
        if (!IsWanted(answer))
        {
            return;
        }

        output.Write("""data: {"object":"chat.completion.chunk","choices":[],"""u8);
        WriteField(output, answer);
        output.Write("}\n\n"u8);
    }

    public static bool IsWanted(GatewayAnswer answer) => answer is { FailedOver: true, Plan.Rotation.NotifyOnFailover: true };

    private static void WriteField(PipeWriter output, GatewayAnswer answer)
    {
        var preferred = answer.Plan!.Candidates[0].Candidate;
        output.Write("\"aisbf_failover\":"u8);
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteBoolean("switched"u8, true);
        json.WriteString("rotation"u8, answer.Plan.Rotation!.Id);
        WriteRoute(json, "preferred"u8, preferred);
        WriteRoute(json, "used"u8, answer.Candidate!);
        json.WriteEndObject();
    }

    private static void WriteRoute(Utf8JsonWriter json, ReadOnlySpan<byte> name, RouteCandidate candidate)
    {
        json.WriteStartObject(name);
        json.WriteString("provider"u8, candidate.Provider.Id);
        json.WriteString("model"u8, candidate.Model);
        json.WriteEndObject();
    }
}
