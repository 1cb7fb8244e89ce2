using System.Text;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Tests.Providers.Golden;
using Aisbf.Infrastructure.Tests.Providers.Responses;
using Aisbf.Infrastructure.Tests.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.Translation;

/// <summary>
/// Some servers cut their text without regard for characters: half of a surrogate pair ends one event and the other half
/// begins the next.
/// </summary>
internal sealed class SplitCharacterTests
{
    private const string OpenAi = """
        data: {"choices":[{"index":0,"delta":{"reasoning_content":"a\ud83d"},"finish_reason":null}]}

        data: {"choices":[{"index":0,"delta":{"reasoning_content":"\ude80b"},"finish_reason":null}]}

        data: {"choices":[{"index":0,"delta":{"content":"c\ud83d"},"finish_reason":null}]}

        data: {"choices":[{"index":0,"delta":{"content":""},"finish_reason":null}]}

        data: {"choices":[{"index":0,"delta":{"content":"\ude80d"},"finish_reason":null}]}

        data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"i","function":{"name":"f","arguments":"{\"x\":\"\ud83d"}}]},"finish_reason":null}]}

        data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\ude80\"}"}}]},"finish_reason":null}]}

        data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}


        """;

    private const string Anthropic = """
        data: {"type":"message_start","message":{"id":"m"}}

        data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

        data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"a\ud83d"}}

        data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"\ude80b"}}

        data: {"type":"content_block_stop","index":0}

        data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

        data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"c\ud83d"}}

        data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"\ude80d"}}

        data: {"type":"content_block_stop","index":1}

        data: {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"i","name":"f"}}

        data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\"x\":\"\ud83d"}}

        data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"\ude80\"}"}}

        data: {"type":"content_block_stop","index":2}

        data: {"type":"message_delta","delta":{"stop_reason":"tool_use"}}

        data: {"type":"message_stop"}


        """;

    [TestCase(Dialect.OpenAi)]
    [TestCase(Dialect.Anthropic)]
    public async Task The_halves_come_together_for_every_client(Dialect vendor)
    {
        var transcript = vendor == Dialect.OpenAi ? OpenAi : Anthropic;
        var chat = JoinedFrames.Read(await TranslateAsync(vendor, transcript, Client.Chat));
        (chat.Reasoning, chat.Content).ShouldBe(("a🚀b", "c🚀d"));
        chat.Calls.Single().ShouldContain("\\uD83D\\uDE80");

        var message = JoinedMessage.Read(await TranslateAsync(vendor, transcript, Client.Messages));
        (message.Thinking, message.Text).ShouldBe(("a🚀b", "c🚀d"));
        message.Calls.Single().ShouldContain("\\uD83D\\uDE80");

        var output = ResponseEvents.Read(await TranslateAsync(vendor, transcript, Client.Responses)).Final!["output"]!;
        output[0]!["summary"]![0]!["text"]!.GetValue<string>().ShouldBe("a🚀b");
        output[1]!["content"]![0]!["text"]!.GetValue<string>().ShouldBe("c🚀d");
        output[2]!["arguments"]!.GetValue<string>().ShouldBe("{\"x\":\"🚀\"}");

        (await TranslateAsync(vendor, transcript, Client.Completions)).ShouldContain("\\uD83D\\uDE80d");
    }

    [Test]
    public async Task A_half_that_stays_alone_is_no_character()
    {
        const string transcript = """
            data: {"choices":[{"index":0,"delta":{"content":"a\ud83d"},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{"content":"b\ude80c"},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{"content":"d\ud83d"},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}


            """;

        JoinedFrames.Read(await TranslateAsync(Dialect.OpenAi, transcript, Client.Chat)).Content.ShouldBe("a\uFFFDb\uFFFDcd");
    }

    private static async Task<string> TranslateAsync(Dialect vendor, string transcript, Client client)
    {
        var bytes = Encoding.UTF8.GetBytes(transcript.ReplaceLineEndings("\n"));
        var pumped = await Pumped.TranslateAsync(vendor, new PieceStream([bytes]), writer: client.Writer());
        pumped.Error.ShouldBeNull();
        return pumped.Output;
    }
}
