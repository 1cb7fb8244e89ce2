using System.Text;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Tests.Providers.Dialects;

internal sealed class FaultTests
{
    private static readonly UpstreamDialects Dialects = new();

    [TestCase(400, AttemptKind.InvalidRequest)]
    [TestCase(405, AttemptKind.InvalidRequest)]
    [TestCase(422, AttemptKind.InvalidRequest)]
    [TestCase(413, AttemptKind.TooLarge)]
    [TestCase(404, AttemptKind.NotFound)]
    [TestCase(401, AttemptKind.AuthFailed)]
    [TestCase(403, AttemptKind.AuthFailed)]
    [TestCase(402, AttemptKind.PaymentRequired)]
    [TestCase(408, AttemptKind.Timeout)]
    [TestCase(409, AttemptKind.RateLimited)]
    [TestCase(425, AttemptKind.RateLimited)]
    [TestCase(429, AttemptKind.RateLimited)]
    [TestCase(500, AttemptKind.ServerError)]
    [TestCase(529, AttemptKind.ServerError)]
    [TestCase(301, AttemptKind.InvalidAnswer)]
    [TestCase(410, AttemptKind.NotFound)]
    [TestCase(418, AttemptKind.InvalidRequest)]
    public void A_status_alone_means(int status, AttemptKind kind)
    {
        foreach (var dialect in Enum.GetValues<Dialect>())
        {
            Dialects.For(dialect).ReadFault(status, "<html>oops</html>"u8).ShouldBe(new UpstreamFault(kind, null));
        }
    }

    [TestCase(Dialect.OpenAi, 400, """{"error":{"message":"m","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}""", AttemptKind.TooLarge)]
    [TestCase(Dialect.OpenAi, 400, """{"error":{"message":"This model's maximum context length is 8192 tokens."}}""", AttemptKind.TooLarge)]
    [TestCase(Dialect.OpenAi, 429, """{"error":{"message":"m","type":"insufficient_quota","code":"insufficient_quota"}}""", AttemptKind.RateLimited)]
    [TestCase(Dialect.OpenAi, 400, """{"error":"Incorrect API key provided"}""", AttemptKind.AuthFailed)]
    [TestCase(Dialect.OpenAi, 200, """{"error":{"message":"m","code":429}}""", AttemptKind.RateLimited)]
    [TestCase(Dialect.OpenAi, 200, """{"error":{"message":"m","type":"server_error","code":null}}""", AttemptKind.ServerError)]
    [TestCase(Dialect.Anthropic, 400, """{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 9 tokens > 8 maximum"}}""", AttemptKind.TooLarge)]
    [TestCase(Dialect.Anthropic, 529, """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", AttemptKind.ServerError)]
    [TestCase(Dialect.Anthropic, 200, """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", AttemptKind.ServerError)]
    [TestCase(Dialect.Anthropic, 200, """{"type":"error","error":{"type":"rate_limit_error","message":"m"}}""", AttemptKind.RateLimited)]
    [TestCase(Dialect.Google, 400, """{"error":{"code":400,"message":"The input token count (9) exceeds the maximum number of tokens allowed (8).","status":"INVALID_ARGUMENT"}}""", AttemptKind.TooLarge)]
    [TestCase(Dialect.Google, 400, """{"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}""", AttemptKind.AuthFailed)]
    [TestCase(Dialect.Google, 200, """[{"error":{"code":503,"message":"m","status":"UNAVAILABLE"}}]""", AttemptKind.ServerError)]
    [TestCase(Dialect.Ollama, 404, """{"error":"model 'x' not found"}""", AttemptKind.NotFound)]
    [TestCase(Dialect.Ollama, 200, """{"error":"model 'x' not found"}""", AttemptKind.NotFound)]
    [TestCase(Dialect.OpenAi, 403, """{"error":{"code":403,"message":"x requires moderation. Your input was flagged","metadata":{"reasons":["violence"],"flagged_input":"a"}}}""", AttemptKind.InvalidRequest)]
    [TestCase(Dialect.OpenAi, 403, """{"error":{"code":403,"message":"m","metadata":{"flagged_input":"a"}}}""", AttemptKind.InvalidRequest)]
    [TestCase(Dialect.OpenAi, 200, """{"error":{"code":403,"message":"m","metadata":{"reasons":["violence"]}}}""", AttemptKind.InvalidRequest)]
    [TestCase(Dialect.OpenAi, 402, """{"error":{"code":402,"message":"This request requires more credits, or fewer max_tokens. You requested up to 9 tokens, but can only afford 5."}}""", AttemptKind.InvalidRequest)]
    [TestCase(Dialect.OpenAi, 402, """{"error":{"code":402,"message":"Insufficient Balance"}}""", AttemptKind.PaymentRequired)]
    [TestCase(Dialect.OpenAi, 503, """{"error":{"code":503,"message":"There is no available model provider that meets your routing requirements"}}""", AttemptKind.InvalidRequest)]
    [TestCase(Dialect.OpenAi, 503, """{"error":{"code":503,"message":"Overloaded"}}""", AttemptKind.ServerError)]
    [TestCase(Dialect.OpenAi, 403, """{"error":{"message":"m","type":"invalid_request_error","code":"content_policy_violation"}}""", AttemptKind.InvalidRequest)]
    [TestCase(Dialect.OpenAi, 500, """{"error":{"message":"m","code":"content_filter"}}""", AttemptKind.InvalidRequest)]
    [TestCase(Dialect.OpenAi, 403, """{"error":{"message":"m","innererror":{"code":"ResponsibleAIPolicyViolation"}}}""", AttemptKind.InvalidRequest)]
    [TestCase(Dialect.OpenAi, 403, """{"code":"x","error":"Content violates usage guidelines. Failed check: SAFETY_CHECK_TYPE_BIO"}""", AttemptKind.InvalidRequest)]
    [TestCase(Dialect.OpenAi, 403, """{"error":{"message":"Project `p` does not have access to model `m`","type":"invalid_request_error","code":"model_not_found"}}""", AttemptKind.NotFound)]
    [TestCase(Dialect.OpenAi, 403, """{"error":{"message":"You do not have access to this model","code":"x"}}""", AttemptKind.NotFound)]
    [TestCase(Dialect.OpenAi, 403, """{"error":{"message":"The model `m` is blocked at the organization level.","code":"model_permission_blocked_org"}}""", AttemptKind.NotFound)]
    [TestCase(Dialect.OpenAi, 403, """{"error":{"message":"Country, region, or territory not supported","code":"unsupported_country_region_territory"}}""", AttemptKind.AuthFailed)]
    [TestCase(Dialect.OpenAi, 401, """{"error":{"message":"flagged by moderation","code":"invalid_api_key"}}""", AttemptKind.AuthFailed)]
    [TestCase(Dialect.OpenAi, 429, """{"error":{"message":"m","code":"content_filter"}}""", AttemptKind.RateLimited)]
    [TestCase(Dialect.Anthropic, 403, """{"type":"error","error":{"type":"permission_error","message":"Your API key does not have permission to use the specified resource."}}""", AttemptKind.AuthFailed)]
    [TestCase(Dialect.Anthropic, 403, """{"type":"error","error":{"type":"permission_error","message":"This request violates our Usage Policy."}}""", AttemptKind.InvalidRequest)]
    [TestCase(Dialect.Google, 403, """{"error":{"code":403,"message":"m","status":"PERMISSION_DENIED"}}""", AttemptKind.AuthFailed)]
    [TestCase(Dialect.Google, 503, """{"error":{"code":503,"message":"m","status":"UNAVAILABLE","details":[{"reason":"SAFETY"}]}}""", AttemptKind.InvalidRequest)]
    public void A_body_can_know_better(Dialect dialect, int status, string body, AttemptKind kind) =>
        Read(dialect, status, body).Kind.ShouldBe(kind);

    [Test]
    public void A_refusal_is_read_in_full()
    {
        Read(Dialect.OpenAi, 400, """{"error":{"message":"Bad value","type":"invalid_request_error","param":"messages[0]","code":"bad"}}""")
            .ShouldBe(new UpstreamFault(AttemptKind.InvalidRequest, "Bad value", "bad", "messages[0]"));
    }

    [TestCase("""{"object":"error","message":{"detail":[{"loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]}}""", "body.stream_options: Extra inputs are not permitted")]
    [TestCase("""{"detail":[{"loc":["body","messages",0],"msg":"Field required"}]}""", "body.messages.0: Field required")]
    [TestCase("""{"detail":"Not Found"}""", "Not Found")]
    [TestCase("""{"error":"no such model"}""", "no such model")]
    [TestCase("""{"message":"Unauthorized"}""", "Unauthorized")]
    [TestCase("""[{"error":{"message":"in a list"}}]""", "in a list")]
    public void The_words_are_found_in_every_shape(string body, string words) => Read(Dialect.OpenAi, 400, body).Message.ShouldBe(words);

    [TestCase(Dialect.OpenAi, """{"error":{"message":"Rate limit. Please try again in 1m2.5s. See more."}}""", 62.5)]
    [TestCase(Dialect.OpenAi, """{"error":{"message":"Please try again in 120ms."}}""", 0.12)]
    [TestCase(Dialect.OpenAi, """{"error":{"message":"m","code":"insufficient_quota"}}""", 3600)]
    [TestCase(Dialect.Google, """{"error":{"message":"m","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.5s"}]}}""", 34.5)]
    public void A_wait_that_the_body_names_is_kept(Dialect dialect, string body, double seconds) =>
        Read(dialect, 429, body).WithWait(Encoding.UTF8.GetBytes(body), default).RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Test]
    public void Words_of_waiting_count_only_where_it_is_a_matter_of_waiting()
    {
        const string Body = """{"error":{"message":"try again in 20s"}}""";

        Read(Dialect.OpenAi, 500, Body).WithWait(Encoding.UTF8.GetBytes(Body), default).RetryAfter.ShouldBeNull();
    }

    [TestCase("Incorrect API key provided: sk-proj-abcdef123456.", "sk-proj")]
    [TestCase("Incorrect API key provided: abc12345", "abc12345")]
    [TestCase("key AIzaSyA1234567890abcdefg is bad", "AIza")]
    [TestCase("header Authorization: Bearer abc.def.ghi was refused", "abc.def")]
    [TestCase("api_key=\"hunter2hunter2\"", "hunter2")]
    public void Keys_are_masked(string message, string secret)
    {
        var fault = Read(Dialect.OpenAi, 401, System.Text.Json.JsonSerializer.Serialize(new { error = new { message } }));

        fault.Message.ShouldNotBeNull().ShouldNotContain(secret);
        fault.Message.ShouldContain("***");
    }

    [Test]
    public void Words_are_cut_and_made_one_line()
    {
        var message = Read(Dialect.OpenAi, 500, System.Text.Json.JsonSerializer.Serialize(new { error = "a\r\n\u001b[31mb" + new string(' ', 3) + string.Join(' ', Enumerable.Repeat("x", 600)) })).Message!;

        message.Length.ShouldBe(FaultText.MaxLength);
        message.ShouldStartWith("a [31mb");
        message.Any(char.IsControl).ShouldBeFalse();
    }

    [Test]
    public void Nothing_that_an_upstream_sends_throws()
    {
        string[] bodies = ["", "{", "[]", "[[]]", "7", "\"x\"", "{\"error\":7}", "{\"error\":null}", "{\"error\":{\"message\":7,\"code\":{},\"details\":[7,{}]}}", "{\"error\":\"\\ud800\"}", new('[', 5000), "\u0000\u00ff"];
        foreach (var dialect in Enum.GetValues<Dialect>())
        {
            foreach (var body in bodies)
            {
                Should.NotThrow(() => Read(dialect, 500, body)).Kind.ShouldBe(AttemptKind.ServerError);
            }
        }
    }

    private static UpstreamFault Read(Dialect dialect, int status, string body) => Dialects.For(dialect).ReadFault(status, Encoding.UTF8.GetBytes(body));
}
