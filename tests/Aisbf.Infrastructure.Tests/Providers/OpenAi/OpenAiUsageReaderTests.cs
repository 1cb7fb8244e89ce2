using System.Text;
using System.Text.Json;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.OpenAi;

namespace Aisbf.Infrastructure.Tests.Providers.OpenAi;

internal sealed class OpenAiUsageReaderTests
{
    [Test]
    public void A_full_usage_is_read()
    {
        Read("""
            {"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,"odd":{"a":[1]},
             "prompt_tokens_details":{"cached_tokens":4,"audio_tokens":1},"completion_tokens_details":{"reasoning_tokens":3}}
            """).ShouldBe(new TokenUsage(10, 5, 4, 0, 3));
    }

    [TestCase("{\"prompt_tokens\":7,\"completion_tokens\":2}", 7, 2)]
    [TestCase("{\"input_tokens\":7,\"output_tokens\":2}", 7, 2)]
    [TestCase("{\"prompt_tokens\":7,\"total_tokens\":7}", 7, 0)]
    [TestCase("{\"total_tokens\":7}", 7, 0)]
    [TestCase("{\"prompt_tokens\":7.0,\"completion_tokens\":2.0}", 7, 2)]
    [TestCase("{\"prompt_tokens\":-7,\"completion_tokens\":2}", 0, 2)]
    [TestCase("{\"prompt_tokens\":99999999999999999999,\"completion_tokens\":2}", 0, 2)]
    [TestCase("{\"prompt_tokens\":9223372036854775807,\"completion_tokens\":2}", 0, 2)]
    [TestCase("{\"prompt_tokens\":\"7\",\"completion_tokens\":2}", 0, 2)]
    [TestCase("{\"prompt_tokens\":null,\"completion_tokens\":2}", 0, 2)]
    [TestCase("{\"prompt_tokens\":{\"a\":1},\"completion_tokens\":2}", 0, 2)]
    [TestCase("{\"prompt_tokens\":1.5,\"completion_tokens\":2}", 0, 2)]
    [TestCase("{\"prompt_tokens\":7,\"completion_tokens\":2,\"prompt_tokens_details\":null}", 7, 2)]
    [TestCase("{\"prompt_tokens\":7,\"completion_tokens\":2,\"prompt_tokens_details\":\"x\"}", 7, 2)]
    public void A_number_that_is_no_count_is_absent(string json, long prompt, long completion) =>
        Read(json).ShouldBe(new TokenUsage(prompt, completion));

    [TestCase("{\"prompt_tokens\":7,\"prompt_tokens_details\":{\"cached_tokens\":9}}", 7)]
    [TestCase("{\"prompt_tokens\":7,\"prompt_cache_hit_tokens\":5}", 5)]
    public void Cached_tokens_are_part_of_the_prompt(string json, long cached) => Read(json)!.Value.CachedTokens.ShouldBe(cached);

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("7")]
    [TestCase("{}")]
    [TestCase("{\"prompt_tokens\":-1}")]
    [TestCase("{\"prompt_tokens\":NaN}")]
    [TestCase("{\"prompt_tokens\":7")]
    [TestCase("{\"prompt_tokens_details\":{")]
    public void What_is_no_usage_is_none(string json) => Read(json).ShouldBeNull();

    [Test]
    public void The_reader_ends_on_the_objects_end()
    {
        var reader = new Utf8JsonReader("{\"usage\":{\"prompt_tokens\":1,\"prompt_tokens_details\":{\"x\":{}}},\"next\":2}"u8);
        reader.Read();
        reader.Read();
        reader.Read();

        OpenAiUsageReader.TryRead(ref reader, out _).ShouldBeTrue();
        reader.TokenType.ShouldBe(JsonTokenType.EndObject);
        reader.Read();
        reader.GetString().ShouldBe("next");
    }

    private static TokenUsage? Read(string json) =>
        OpenAiUsageReader.TryRead(Encoding.UTF8.GetBytes(json), out var usage) ? usage : null;
}
