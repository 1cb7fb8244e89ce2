namespace Aisbf.Api.Tests.Hosting;

/// <summary>What a client does, in a word.</summary>
internal static class ClientExtensions
{
    public const string ChatPath = "/api/v1/chat/completions";

    public static async Task<Answer> ReadAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return await Answer.ReadAsync(response);
    }

    public static Task<Answer> ChatAsync(
        this HttpClient client, string model, bool stream = false, string more = "", string path = ChatPath) =>
        client.PostAsync(GatewayApp.Chat(model, stream, more), path);

    public static async Task<Answer> PostAsync(this HttpClient client, HttpContent body, string path = ChatPath)
    {
        using var response = await client.PostAsync(path, body);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Begins a streamed chat and returns as soon as its head is here.</summary>
    public static Task<HttpResponseMessage> OpenChatAsync(
        this HttpClient client, string model, string more = "", CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, ChatPath) { Content = GatewayApp.Chat(model, stream: true, more) };
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}
