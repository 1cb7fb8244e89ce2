#pragma warning disable OPENAI001 // The library calls its client of this API experimental.
using System.ClientModel;
using System.Text;
using Aisbf.Api.Demo;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using OpenAI.Responses;

namespace Aisbf.Api.Tests.Clients;

/// <summary>The official libraries' clients of the Responses API, as they are, against a gateway that is configured like the demo.</summary>
internal sealed class ResponsesClientTests : GatewayFixture
{
    private static readonly string[] Models =
        ["demo-openai/gpt-sim", "demo-anthropic/claude-sim", "demo-google/gemini-sim", "demo-ollama/llama-sim", "rotation/demo"];

    protected override async Task ConfigureAsync()
    {
        var demo = Encoding.UTF8.GetString(DemoConfiguration.For(App.Simulator.BaseAddress));
        (await App.Admin.PostJsonAsync("/api/admin/config/import", demo)).ShouldBeOk();
    }

    [TestCaseSource(nameof(Models))]
    public async Task The_NET_library_reads_a_whole_response(string model)
    {
        var client = await ClientAsync("/v1");

        ResponseResult response = await client.CreateResponseAsync(model, "Say pong");

        response.Status.ShouldBe(ResponseStatus.Completed);
        response.GetOutputText().ShouldContain("pong");
        response.Usage.OutputTokenCount.ShouldBePositive();
    }

    [TestCaseSource(nameof(Models))]
    public async Task The_NET_library_reads_a_streamed_response(string model)
    {
        var client = await ClientAsync("/v1");
        var text = new StringBuilder();
        StreamingResponseUpdate? last = null;

        await foreach (var update in await client.CreateResponseStreamingAsync(model, "Say pong"))
        {
            if (update is StreamingResponseOutputTextDeltaUpdate delta) text.Append(delta.Delta);
            last = update;
        }

        text.ToString().ShouldContain("pong");
        last.ShouldBeOfType<StreamingResponseCompletedUpdate>().Response.GetOutputText().ShouldBe(text.ToString());
    }

    [TestCase("/api/v1", "demo-anthropic/claude-sim")]
    [TestCase("/api", "demo-openai/gpt-sim")]
    [TestCase("/api/demo-google", "gemini-sim")]
    [TestCase("/api/rotations", "demo")]
    public async Task The_NET_library_works_at_every_family_of_routes(string path, string model)
    {
        var client = await ClientAsync(path);

        ResponseResult response = await client.CreateResponseAsync(model, "Say pong");

        response.GetOutputText().ShouldContain("pong");
    }

    private async Task<ResponsesClient> ClientAsync(string path) =>
        new(new ApiKeyCredential(await App.CreateTokenAsync()), new ResponsesClientOptions { Endpoint = new Uri(App.Address, path) });
}
