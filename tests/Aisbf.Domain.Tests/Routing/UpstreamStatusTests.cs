using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

public sealed class UpstreamStatusTests
{
    [TestCase(200, AttemptKind.Success)]
    [TestCase(201, AttemptKind.Success)]
    [TestCase(204, AttemptKind.InvalidAnswer)]
    [TestCase(205, AttemptKind.InvalidAnswer)]
    [TestCase(101, AttemptKind.InvalidAnswer)]
    [TestCase(99, AttemptKind.InvalidAnswer)]
    [TestCase(600, AttemptKind.InvalidAnswer)]
    [TestCase(999, AttemptKind.InvalidAnswer)]
    [TestCase(508, AttemptKind.InvalidRequest)]
    [TestCase(100, AttemptKind.InvalidAnswer)]
    [TestCase(302, AttemptKind.InvalidAnswer)]
    [TestCase(400, AttemptKind.InvalidRequest)]
    [TestCase(401, AttemptKind.AuthFailed)]
    [TestCase(402, AttemptKind.PaymentRequired)]
    [TestCase(403, AttemptKind.AuthFailed)]
    [TestCase(404, AttemptKind.NotFound)]
    [TestCase(405, AttemptKind.InvalidRequest)]
    [TestCase(408, AttemptKind.Timeout)]
    [TestCase(409, AttemptKind.RateLimited)]
    [TestCase(410, AttemptKind.NotFound)]
    [TestCase(413, AttemptKind.TooLarge)]
    [TestCase(418, AttemptKind.InvalidRequest)]
    [TestCase(422, AttemptKind.InvalidRequest)]
    [TestCase(425, AttemptKind.RateLimited)]
    [TestCase(429, AttemptKind.RateLimited)]
    [TestCase(499, AttemptKind.ServerError)]
    [TestCase(500, AttemptKind.ServerError)]
    [TestCase(503, AttemptKind.ServerError)]
    [TestCase(529, AttemptKind.ServerError)]
    [TestCase(0, AttemptKind.InvalidAnswer)]
    public void A_status_says_how_a_call_ended(int status, AttemptKind kind) => UpstreamStatus.Classify(status).ShouldBe(kind);

    [TestCase(AttemptKind.InvalidRequest, ErrorCode.InvalidRequest)]
    [TestCase(AttemptKind.TooLarge, ErrorCode.ContextLengthExceeded)]
    [TestCase(AttemptKind.NotFound, ErrorCode.ModelNotFound)]
    [TestCase(AttemptKind.Unsupported, ErrorCode.UnsupportedFeature)]
    [TestCase(AttemptKind.AuthFailed, ErrorCode.ProviderAuthError)]
    [TestCase(AttemptKind.PaymentRequired, ErrorCode.PaymentRequired)]
    [TestCase(AttemptKind.RateLimited, ErrorCode.RateLimited)]
    [TestCase(AttemptKind.ServerError, ErrorCode.UpstreamError)]
    [TestCase(AttemptKind.InvalidAnswer, ErrorCode.UpstreamError)]
    [TestCase(AttemptKind.ConnectionFailed, ErrorCode.UpstreamError)]
    [TestCase(AttemptKind.Timeout, ErrorCode.UpstreamTimeout)]
    [TestCase(AttemptKind.AddressRefused, ErrorCode.UpstreamError)]
    [TestCase(AttemptKind.Cancelled, ErrorCode.ClientClosedRequest)]
    public void A_failure_has_its_error_code(AttemptKind kind, ErrorCode code) => UpstreamStatus.ToErrorCode(kind).ShouldBe(code);

    [Test]
    public void Every_kind_of_failure_has_an_error_code_and_a_success_has_none()
    {
        foreach (var kind in Enum.GetValues<AttemptKind>().Where(k => k is not AttemptKind.Success))
        {
            Should.NotThrow(() => UpstreamStatus.ToErrorCode(kind));
        }

        Should.Throw<ArgumentOutOfRangeException>(() => UpstreamStatus.ToErrorCode(AttemptKind.Success));
    }

    [TestCase(AttemptKind.ServerError, 503, ErrorCode.UpstreamUnavailable)]
    [TestCase(AttemptKind.ServerError, 529, ErrorCode.UpstreamUnavailable)]
    [TestCase(AttemptKind.ServerError, 500, ErrorCode.UpstreamError)]
    [TestCase(AttemptKind.ServerError, null, ErrorCode.UpstreamError)]
    [TestCase(AttemptKind.InvalidRequest, 422, ErrorCode.UnprocessableRequest)]
    [TestCase(AttemptKind.InvalidRequest, 400, ErrorCode.InvalidRequest)]
    [TestCase(AttemptKind.TooLarge, 413, ErrorCode.PayloadTooLarge)]
    [TestCase(AttemptKind.TooLarge, 400, ErrorCode.ContextLengthExceeded)]
    public void A_status_can_tell_more_exactly(AttemptKind kind, int? status, ErrorCode code) =>
        UpstreamStatus.ToErrorCode(kind, status).ShouldBe(code);
}
