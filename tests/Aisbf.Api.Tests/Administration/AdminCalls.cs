using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Administration;

/// <summary>Calls of the management API, and what their answers have in common.</summary>
internal static class AdminCalls
{
    /// <summary>Sends a request; headers are name and value in turn.</summary>
    public static async Task<Answer> SendAsync(
        this HttpClient client, string method, string path, HttpContent? body = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body };
        for (var i = 0; i < headers.Length; i += 2)
        {
            request.Headers.TryAddWithoutValidation(headers[i], headers[i + 1]).ShouldBeTrue();
        }

        using var response = await client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Puts a JSON document; headers are name and value in turn.</summary>
    public static Task<Answer> PutAsync(this HttpClient client, string path, string json, params string[] headers) =>
        client.SendAsync("PUT", path, GatewayApp.Json(json), headers);

    public static Task<Answer> PostJsonAsync(this HttpClient client, string path, string json) =>
        client.SendAsync("POST", path, GatewayApp.Json(json));

    public static Task<Answer> RemoveAsync(this HttpClient client, string path, params string[] headers) =>
        client.SendAsync("DELETE", path, null, headers);

    public static Answer ShouldHaveStatus(this Answer answer, int status)
    {
        answer.Status.ShouldBe(status, answer.Body);
        return answer;
    }

    /// <summary>A ProblemDetails body with the fields that every one of ours has, and the same request id as the header.</summary>
    public static Answer ShouldBeProblem(this Answer answer, int status, string code, string? param = null)
    {
        answer.ShouldHaveStatus(status);
        answer.MediaType.ShouldBe("application/problem+json");
        var problem = answer.Json;
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("code").GetString().ShouldBe(code, answer.Body);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
        problem.GetProperty("request_id").GetString().ShouldBe(answer.Header("X-Request-Id"));
        (problem.TryGetProperty("param", out var named) ? named.GetString() : null).ShouldBe(param, answer.Body);
        return answer;
    }

    public static string ETag(this Answer answer) => answer.Headers.ETag.ShouldNotBeNull(answer.Body).ToString();
}
