#pragma warning disable OPENAI001 // The library calls its client of the Responses API experimental.
using System.Text;
using System.Text.Json;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;

namespace Aisbf.Api.Tests.Clients;

/// <summary>What the official .NET library does with a chat model.</summary>
internal static class DotNetChat
{
    private static readonly BinaryData Parameters = BinaryData.FromString(
        """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}""");

    private static readonly BinaryData Schema = BinaryData.FromString(
        """{"type":"object","properties":{"ok":{"type":"boolean"}},"required":["ok"],"additionalProperties":false}""");

    public static async Task CompleteAsync(OpenAIClient client, string model)
    {
        ChatCompletion answer = await client.GetChatClient(model).CompleteChatAsync("Say pong");

        answer.Content[0].Text.ShouldContain("pong");
        answer.FinishReason.ShouldBe(ChatFinishReason.Stop);
        answer.Usage.TotalTokenCount.ShouldBeGreaterThan(answer.Usage.OutputTokenCount);
    }

    public static async Task CompleteStreamingAsync(OpenAIClient client, string model)
    {
        var text = new StringBuilder();
        ChatFinishReason? finish = null;
        ChatTokenUsage? usage = null;

        await foreach (var update in client.GetChatClient(model).CompleteChatStreamingAsync("Say pong"))
        {
            foreach (var part in update.ContentUpdate) text.Append(part.Text);
            (finish, usage) = (update.FinishReason ?? finish, update.Usage ?? usage);
        }

        text.ToString().ShouldContain("pong");
        finish.ShouldBe(ChatFinishReason.Stop);
        usage.ShouldNotBeNull().OutputTokenCount.ShouldBePositive();
    }

    public static async Task CallToolsAsync(OpenAIClient client, string model)
    {
        var chat = client.GetChatClient(model);
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("get_weather", "The weather of a city", Parameters) } };
        List<ChatMessage> messages = [new SystemChatMessage("Be short."), new UserChatMessage("What is the weather in Paris and in Rome? Ask in parallel.")];

        ChatCompletion asked = await chat.CompleteChatAsync(messages, options);

        asked.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        asked.ToolCalls.Count.ShouldBe(2);
        messages.Add(new AssistantChatMessage(asked));
        messages.AddRange(asked.ToolCalls.Select(call => new ToolChatMessage(call.Id, $"{City(call.FunctionArguments)}: 21 degrees")));
        ChatCompletion answer = await chat.CompleteChatAsync(messages, options);
        answer.Content[0].Text.ShouldContain("21 degrees");
    }

    public static async Task CallToolsStreamingAsync(OpenAIClient client, string model)
    {
        var options = new ChatCompletionOptions
        {
            Tools = { ChatTool.CreateFunctionTool("get_weather", "The weather of a city", Parameters) },
            ToolChoice = ChatToolChoice.CreateFunctionChoice("get_weather"),
        };
        var arguments = new StringBuilder();
        string? name = null;

        await foreach (var update in client.GetChatClient(model).CompleteChatStreamingAsync([new UserChatMessage("What is the weather in Paris?")], options))
        {
            foreach (var call in update.ToolCallUpdates)
            {
                name = call.FunctionName ?? name;
                arguments.Append(call.FunctionArgumentsUpdate);
            }
        }

        name.ShouldBe("get_weather");
        City(BinaryData.FromString(arguments.ToString())).ShouldNotBeNull();
    }

    public static async Task FillSchemaAsync(OpenAIClient client, string model)
    {
        var options = new ChatCompletionOptions { ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("answer", Schema, jsonSchemaIsStrict: true) };

        ChatCompletion answer = await client.GetChatClient(model).CompleteChatAsync([new UserChatMessage("Answer")], options);

        Json(BinaryData.FromString(answer.Content[0].Text)).GetProperty("ok").ValueKind.ShouldBeOneOf(JsonValueKind.True, JsonValueKind.False);
    }

    public static async Task LookAtPictureAsync(OpenAIClient client, string model)
    {
        var picture = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(new byte[100]), "image/png");

        ChatCompletion answer = await client.GetChatClient(model).CompleteChatAsync(new UserChatMessage(ChatMessageContentPart.CreateTextPart("What is this?"), picture));

        answer.Content[0].Text.ShouldNotBeEmpty();
    }

    public static async Task RespondAsync(OpenAIClient client, string model)
    {
        ResponseResult response = await client.GetResponsesClient().CreateResponseAsync(model, "Say pong");

        response.Status.ShouldBe(ResponseStatus.Completed);
        response.GetOutputText().ShouldContain("pong");
        response.Usage.OutputTokenCount.ShouldBePositive();
    }

    public static async Task RespondStreamingAsync(OpenAIClient client, string model)
    {
        var text = new StringBuilder();
        StreamingResponseUpdate? last = null;

        await foreach (var update in await client.GetResponsesClient().CreateResponseStreamingAsync(model, "Say pong"))
        {
            if (update is StreamingResponseOutputTextDeltaUpdate delta) text.Append(delta.Delta);
            last = update;
        }

        text.ToString().ShouldContain("pong");
        last.ShouldBeOfType<StreamingResponseCompletedUpdate>().Response.GetOutputText().ShouldBe(text.ToString());
    }

    public static async Task RespondWithToolsAsync(OpenAIClient client, string model)
    {
        var options = new CreateResponseOptions(model, [ResponseItem.CreateUserMessageItem("What is the weather in Paris?")])
        {
            Tools = { ResponseTool.CreateFunctionTool("get_weather", Parameters, strictModeEnabled: true, "The weather of a city") },
        };

        ResponseResult asked = await client.GetResponsesClient().CreateResponseAsync(options);

        var call = asked.OutputItems.OfType<FunctionCallResponseItem>().Single();
        foreach (var item in asked.OutputItems) options.InputItems.Add(item);
        options.InputItems.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, $"{City(call.FunctionArguments)}: 21 degrees"));
        ResponseResult answer = await client.GetResponsesClient().CreateResponseAsync(options);
        answer.GetOutputText().ShouldContain("21 degrees");
    }

    private static string? City(BinaryData arguments) => Json(arguments).GetProperty("city").GetString();

    private static JsonElement Json(BinaryData data)
    {
        using var json = JsonDocument.Parse(data);
        return json.RootElement.Clone();
    }
}
