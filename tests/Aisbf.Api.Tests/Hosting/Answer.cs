using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Aisbf.Api.Tests.Hosting;

/// <summary>An HTTP answer, read to its end.</summary>
internal sealed class Answer
{
    private Answer(HttpResponseMessage response, string body)
    {
        Status = (int)response.StatusCode;
        Headers = response.Headers;
        ContentHeaders = response.Content.Headers;
        Length = ContentHeaders.ContentLength;
        Body = body;
    }

    public int Status { get; }

    public HttpResponseHeaders Headers { get; }

    public HttpContentHeaders ContentHeaders { get; }

    public string Body { get; }

    /// <summary>The announced length, where there was one; reading it later would give the length of what was read.</summary>
    public long? Length { get; }

    public string? MediaType => ContentHeaders.ContentType?.MediaType;

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The data of every event of a stream.</summary>
    public IReadOnlyList<string> Events => SseText.Events(Body);

    /// <summary>Upstream calls that it took.</summary>
    public int Attempts => int.Parse(Header("X-Aisbf-Attempts") ?? "0", CultureInfo.InvariantCulture);

    /// <summary>The assistant's words, of a stream or of a whole answer.</summary>
    public string Text
    {
        get
        {
            if (MediaType != "text/event-stream")
            {
                return Json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
            }

            var text = new StringBuilder();
            foreach (var chunk in Events.Where(e => e != "[DONE]").Select(e => JsonDocument.Parse(e).RootElement))
            {
                if (chunk.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0
                    && choices[0].GetProperty("delta").TryGetProperty("content", out var content))
                {
                    text.Append(content.GetString());
                }
            }

            return text.ToString();
        }
    }

    /// <summary>The <c>error</c> object of an OpenAI error body.</summary>
    public JsonElement Error => Json.GetProperty("error");

    public string? ErrorCode => Error.GetProperty("code").GetString();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(response, await response.Content.ReadAsStringAsync());

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;

    public Answer ShouldBeOk()
    {
        Status.ShouldBe(200, Body);
        return this;
    }

    /// <summary>An error with all fields of OpenAI's dialect, and none besides.</summary>
    public Answer ShouldBeError(int status, string code)
    {
        Status.ShouldBe(status, Body);
        MediaType.ShouldBe("application/json");
        Json.EnumerateObject().Select(p => p.Name).ShouldBe(["error"]);
        Error.EnumerateObject().Select(p => p.Name).ShouldBe(["message", "type", "param", "code"]);
        ErrorCode.ShouldBe(code);
        Error.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
        Error.GetProperty("type").GetString().ShouldNotBeNullOrWhiteSpace();
        return this;
    }

    /// <summary>An error with all fields of Anthropic's dialect, and none besides.</summary>
    public Answer ShouldBeAnthropicError(int status, string type)
    {
        Status.ShouldBe(status, Body);
        MediaType.ShouldBe("application/json");
        Json.EnumerateObject().Select(p => p.Name).ShouldBe(["type", "error", "request_id"]);
        Json.GetProperty("type").GetString().ShouldBe("error");
        Json.GetProperty("request_id").GetString().ShouldBe(Header("X-Request-Id"));
        Error.EnumerateObject().Select(p => p.Name).ShouldBe(["type", "message"]);
        Error.GetProperty("type").GetString().ShouldBe(type, Body);
        Error.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
        return this;
    }

    /// <summary>A stream that went well: nothing but chunks, ended by one end mark.</summary>
    public Answer ShouldBeCleanStream()
    {
        Status.ShouldBe(200, Body);
        MediaType.ShouldBe("text/event-stream");
        Events.Count(e => e == "[DONE]").ShouldBe(1, Body);
        Events[^1].ShouldBe("[DONE]");
        Events.Where(e => e.Contains("\"error\"", StringComparison.Ordinal)).ShouldBeEmpty(Body);
        return this;
    }

    /// <summary>A stream that broke off: exactly one error, then the end mark.</summary>
    public Answer ShouldBeBrokenStream(string code)
    {
        Status.ShouldBe(200, Body);
        MediaType.ShouldBe("text/event-stream");
        Events.Count(e => e == "[DONE]").ShouldBe(1, Body);
        Events[^1].ShouldBe("[DONE]");
        Events.Count(e => e.StartsWith("{\"error\":", StringComparison.Ordinal)).ShouldBe(1, Body);
        JsonDocument.Parse(Events[^2]).RootElement.GetProperty("error").GetProperty("code").GetString().ShouldBe(code, Body);
        return this;
    }
}
