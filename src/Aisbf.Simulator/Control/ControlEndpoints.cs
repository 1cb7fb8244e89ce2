using System.Text.Json;
using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Hosting;
using Aisbf.Simulator.Journal;
using Aisbf.Simulator.Rules;
using Aisbf.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Control;

/// <summary>The simulator's own endpoints below <c>/_sim</c>.</summary>
internal sealed class ControlEndpoints(RuleBook rules, RequestJournal journal, Traffic traffic)
{
    public async Task ServeAsync(HttpContext context)
    {
        var request = context.Request;
        switch (request.Method, request.Path.Value)
        {
            case ("GET", "/_sim/requests"):
                await WriteAsync(context, 200, json => JournalJson.Write(json, JournalFilter.Select(journal, request.Query)));
                break;
            case ("DELETE", "/_sim/requests"):
                journal.Clear();
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case ("GET", "/_sim/rules"):
                await WriteAsync(context, 200, json => RuleJson.Write(json, rules.All));
                break;
            case ("POST", "/_sim/rules"):
                await AddRulesAsync(context);
                break;
            case ("DELETE", "/_sim/rules"):
                rules.Clear();
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case ("GET", "/_sim/vocabulary"):
                await WriteAsync(context, 200, WriteVocabulary);
                break;
            case ("GET", "/_sim/state"):
                await WriteAsync(context, 200, WriteState);
                break;
            default:
                await RefuseAsync(context, 404, $"There is no {request.Method} {request.Path} in the simulator.");
                break;
        }
    }

    private async Task AddRulesAsync(HttpContext context)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var added = RuleJson.Read(document.RootElement);
            foreach (var rule in added)
                rules.Add(rule);
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or ArgumentException)
        {
            await RefuseAsync(context, 400, wrong.Message);
            return;
        }

        await WriteAsync(context, 201, json => RuleJson.Write(json, rules.All));
    }

    private void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("openConnections"u8, traffic.OpenConnections);
        json.WriteNumber("requestsInFlight"u8, traffic.RequestsInFlight);
        json.WriteNumber("streamsInFlight"u8, traffic.StreamsInFlight);
        json.WriteNumber("totalRequests"u8, traffic.TotalRequests);
        json.WriteBoolean("recording"u8, journal.Enabled);
        json.WriteEndObject();
    }

    private static void WriteVocabulary(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var word in Vocabulary.Words)
        {
            json.WriteStartObject();
            json.WriteString("word"u8, word.Name);
            json.WriteString("value"u8, word.Value);
            json.WriteString("meaning"u8, word.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static Task RefuseAsync(HttpContext context, int status, string message) => WriteAsync(context, status, json =>
    {
        json.WriteStartObject();
        json.WriteString("error"u8, message);
        json.WriteEndObject();
    });

    private static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        using var buffer = new JsonBuffer();
        write(buffer.Json);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(buffer.Take(), context.RequestAborted);
    }
}
