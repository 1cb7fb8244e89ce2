using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>
/// Calls that send a form: it goes out as it came, with only the model's name replaced, and the answer comes back as it is,
/// whatever its format.
/// </summary>
internal sealed class PassThroughForm(UpstreamTransport transport)
{
    public async ValueTask<UpstreamResult> SendAsync(
        UpstreamCall call, PreparedCandidate prepared, IUpstreamSurface surface, CancellationToken cancellationToken)
    {
        var (candidate, provider, dialect) = (call.Candidate, call.Candidate.Provider, prepared.Dialect);
        var (start, end) = (call.Peek.ModelRange.Start.Value, call.Peek.ModelRange.End.Value);

        // A form has the name as it is; where JSON was sent it is a JSON string.
        var model = call.Body is PooledBody ? prepared.ModelJson : Encoding.UTF8.GetBytes(candidate.Model);
        var request = prepared.CreateRequest(surface.AddressOf(provider, candidate.Model), new SplicedContent(call.Body, new Splice(start, end, model)));
        var (body, fault) = await transport.SendAsync(candidate, dialect, request, call.Timeout, cancellationToken);
        if (body is null)
        {
            return UpstreamErrors.Fail(provider, fault!);
        }

        // Whether it streams is the upstream's to say: some models take no notice of the wish.
        var result = MediaTypes.Is(body.Header("Content-Type"), MediaTypes.EventStream)
            ? await StreamReply.OpenAsync(body, provider, dialect, transport.Options, new EventTap(dialect, call.Peek.Choices), dropped: [])
            : await ReadWholeAsync(body, provider, dialect);
        if (result.Reply is null)
        {
            await body.DisposeAsync();
        }

        return result;
    }

    private async ValueTask<UpstreamResult> ReadWholeAsync(UpstreamBody body, Provider provider, IUpstreamDialect dialect)
    {
        var type = body.Header("Content-Type") ?? WholeReply.Json;

        // A page is what proxies send in place of an answer.
        AnswerJudge judge = MediaTypes.Is(type, WholeReply.Json) || MediaTypes.Is(type, "text/html") ? OpenAiAnswers.Judge : OpenAiAnswers.JudgeText;
        return await WholeReplyReader.PassThroughAsync(body, provider, dialect, transport.Options, judge, dropped: [], type);
    }
}
