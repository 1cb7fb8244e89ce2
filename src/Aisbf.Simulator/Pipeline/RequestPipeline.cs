using System.Text.Json;
using Aisbf.Simulator.Control;
using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Hosting;
using Aisbf.Simulator.Journal;
using Aisbf.Simulator.Rules;
using Aisbf.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Pipeline;

/// <summary>Takes a request from its arrival to its end: read, record, check the key, collect directives, answer.</summary>
internal sealed class RequestPipeline(SimulatorOptions options, RuleBook rules, RequestJournal journal, Traffic traffic)
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 256 };

    private readonly DirectiveSource _directives = new(options, rules);
    private readonly ControlEndpoints _control = new(rules, journal, traffic);

    public async Task ServeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/_sim", StringComparison.Ordinal))
        {
            await _control.ServeAsync(context);
            return;
        }

        var sequence = traffic.RequestStarted();
        try
        {
            await ServeDialectAsync(context, sequence);
        }
        finally
        {
            traffic.RequestEnded();
        }
    }

    private async Task ServeDialectAsync(HttpContext context, long sequence)
    {
        var arrived = options.Clock.GetUtcNow();
        byte[] body;
        try
        {
            body = await BodyReader.ReadAsync(context.Request.BodyReader, context.RequestAborted);
        }
        catch (Exception incomplete) when (incomplete is OperationCanceledException or IOException)
        {
            // A request that never arrived whole is no request.
            return;
        }

        var route = Router.Find(context.Request);
        var record = journal.Record(sequence, route?.Dialect.Name, context.Request, body, arrived);
        using var left = record is null ? default : context.RequestAborted.Register(() => ClientLeft(record));
        try
        {
            await AnswerAsync(context, sequence, arrived, route, body, record);
        }
        catch (OperationCanceledException)
        {
            // The client left. Whatever was not sent must not look complete.
            context.Abort();
        }
        catch (Exception bug) when (!context.Response.HasStarted)
        {
            // Nobody reads the simulator's log, so its own mistakes must show in the failing test.
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync($"The simulator itself failed: {bug}", context.RequestAborted);
        }
        finally
        {
            if (record is not null)
            {
                // Whoever waits for the client's leaving may hear of it first, and be here before the callback has run.
                if (context.RequestAborted.IsCancellationRequested)
                    ClientLeft(record);
                record.Status = record.Status == 0 && context.Response.HasStarted ? context.Response.StatusCode : record.Status;
                record.CompletedAt = options.Clock.GetUtcNow();
                journal.Notify();
            }
        }
    }

    private async Task AnswerAsync(
        HttpContext context, long sequence, DateTimeOffset arrived, Route? found, byte[] body, RecordedRequest? record)
    {
        var dialect = found?.Dialect ?? Router.DialectOfUnknownPath(context.Request);
        var form = context.Request.HasFormContentType ? await ReadFormAsync(context.Request, body) : null;
        using var document = form is null ? Parse(body) : null;
        var json = document?.RootElement ?? default;
        var named = ModelName.Find(found?.Model, json, form);
        var (model, suffix) = ModelName.Split(named);
        if (record is not null)
        {
            // Whoever waits for a model's request could not see until now whose it is.
            record.Model = named;
            journal.Notify();
        }

        Directives directives;
        Reply? instead;
        try
        {
            directives = _directives.Collect(context.Request, dialect, model, suffix);
            instead = ReplySender.InsteadOfAnswer(directives);
        }
        catch (FormatException unknown)
        {
            directives = Directives.None;
            instead = new ErrorReply(ApiError.Invalid(unknown.Message));
        }

        var exchange = new Exchange(context, dialect, directives, record, journal, traffic, options.Clock);
        if (await Opening.StopsBeforeAsync(exchange))
            return;
        if (dialect.RequestIdHeader is { } header)
            context.Response.Headers[header] = $"req_sim{sequence}";

        var request = new SimRequest
        {
            Http = context.Request,
            Sequence = sequence,
            Now = arrived,
            Options = options,
            Directives = directives,
            Model = model,
            Json = json,
            Form = form,
        };
        await ReplySender.SendAsync(exchange, instead ?? KeyRefused(dialect, context.Request) ?? Answer(found, request, body));
    }

    private static Reply Answer(Route? found, SimRequest request, byte[] body)
    {
        if (found is not { } route)
            return new ErrorReply(new ApiError(404, $"Unknown request URL: {request.Http.Method} {request.Http.Path}."));
        return body.Length > 0 && request.Json.ValueKind == JsonValueKind.Undefined && request.Form is null
            ? new ErrorReply(ApiError.Invalid("We could not parse the JSON body of your request."))
            : route.Answer(request);
    }

    private ErrorReply? KeyRefused(IDialect dialect, HttpRequest request)
    {
        if (options.RequireKey is not { } key)
            return null;
        var presented = dialect.PresentedKey(request);
        return presented == key ? null : new ErrorReply(dialect.KeyRefused(presented));
    }

    private void ClientLeft(RecordedRequest record)
    {
        if (record.Dropped || record.CompletedAt is not null)
            return;
        record.AbortedAt ??= options.Clock.GetUtcNow();
        journal.Notify();
    }

    private static async Task<IFormCollection?> ReadFormAsync(HttpRequest request, byte[] body)
    {
        request.Body = new MemoryStream(body);
        try
        {
            return await request.ReadFormAsync();
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static JsonDocument? Parse(byte[] body)
    {
        if (body.Length == 0)
            return null;
        try
        {
            return JsonDocument.Parse(body, Depth);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
