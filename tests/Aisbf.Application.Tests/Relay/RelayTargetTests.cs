using Aisbf.Application.Relay;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Tests.Relay;

internal sealed class RelayTargetTests
{
    [TestCase("")]
    [TestCase("v1/files/file-1/content")]
    [TestCase("v1/models/org%20x:y")]
    [TestCase("run/@cf/meta/llama")]
    [TestCase("v1beta/models/gemini:countTokens")]
    [TestCase("files/a..b")]
    [TestCase("files/a;v=1/%C3%A9")]
    [TestCase("files/")]
    public void A_plain_path_goes_on_as_it_is(string path) => RelayTarget.Parse(path, "").Value.Path.ShouldBe(path);

    [TestCase("..")]
    [TestCase(".")]
    [TestCase("files/../admin")]
    [TestCase("files/..")]
    [TestCase("files/./x")]
    [TestCase("..;/admin")]
    [TestCase("..;a=b/admin")]
    [TestCase("files/..;/admin")]
    [TestCase("files/.;/admin")]
    [TestCase("files/..%3b/admin")]
    [TestCase("files/%c0%ae%c0%ae/admin")]
    [TestCase("files/%C0%AFadmin")]
    [TestCase("files/%e0%80%ae/admin")]
    [TestCase("files/%f0%80%80%ae/admin")]
    [TestCase("files/%c1%9c..")]
    [TestCase("files/%ff")]
    [TestCase("files%09x")]
    [TestCase("files\tx")]
    [TestCase("files/%25c0%25ae")]
    [TestCase("files/%5c..%5cadmin")]
    [TestCase("%2e%2e/admin")]
    [TestCase("files/.%2e/admin")]
    [TestCase("files/%2E%2E/admin")]
    [TestCase("files/%252e%252e/admin")]
    [TestCase("files%2f..%2fadmin")]
    [TestCase("files%2Fx")]
    [TestCase("files%5cx")]
    [TestCase("files\\..\\admin")]
    [TestCase("files%00")]
    [TestCase("files%0d%0aHost:x")]
    [TestCase("files%7f")]
    [TestCase("files%")]
    [TestCase("files%2")]
    [TestCase("files%zz")]
    [TestCase("/files")]
    [TestCase("//evil.example/files")]
    [TestCase("files//x")]
    [TestCase("http://evil.example/")]
    [TestCase("@evil.example/")]
    [TestCase("user:pass@evil.example/")]
    [TestCase("files#x")]
    [TestCase("files?x")]
    [TestCase("files x")]
    [TestCase("files\u00e9")]
    [TestCase("files\r\nHost: x")]
    [TestCase("files\0")]
    public void A_path_that_may_lead_elsewhere_is_refused(string path) =>
        RelayTarget.Parse(path, "").Error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.InvalidRequest);

    [TestCase("", "")]
    [TestCase("limit=2&after=file-1", "limit=2&after=file-1")]
    [TestCase("key=secret", "")]
    [TestCase("a=1&KEY=secret&b=2", "a=1&b=2")]
    [TestCase("api_key=s&api-key=s&apikey=s&access_token=s&page_token=t", "page_token=t")]
    [TestCase("%6bey=secret&x", "x")]
    [TestCase("key", "")]
    public void A_query_goes_on_without_keys(string query, string expected) => RelayTarget.Parse("files", query).Value.Query.ShouldBe(expected);

    [TestCase("a=b#c")]
    [TestCase("a=\r\n")]
    [TestCase("a=\u00e9")]
    [TestCase("a=\\")]
    public void A_query_that_is_none_is_refused(string query) => RelayTarget.Parse("files", query).IsSuccess.ShouldBeFalse();

    [Test]
    public void A_path_has_a_longest_length() => RelayTarget.Parse(new string('a', 9000), "").IsSuccess.ShouldBeFalse();
}
