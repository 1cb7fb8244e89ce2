using System.Globalization;
using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Anthropic;

namespace Aisbf.Infrastructure.Providers.Tokenization;

/// <summary>Answers Anthropic's count of tokens for upstreams that do not count. Nobody is called.</summary>
internal sealed class EstimatedTokens(TokenEncoding encoding)
{
    public UpstreamResult Count(UpstreamCall call)
    {
        if (!AnthropicRequestReader.Read(call.Json, isCount: true).TryGet(out var request, out var error))
        {
            return UpstreamResult.Failure(error, new AttemptOutcome(AttemptKind.InvalidRequest));
        }

        var tokens = PromptTokens.Estimate(request, encoding);
        var body = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"input_tokens":{{tokens}}}"""));
        return UpstreamResult.Success(new EstimateReply(body), new AttemptOutcome(AttemptKind.Success, 200));
    }
}
