using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Application.Gateway.Autoselects;
using Aisbf.Application.Gateway.ServeRequest;
using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Domain.Usage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace Aisbf.Application.Tests.Gateway.Autoselects;

/// <summary>An autoselect over the providers a, b and c, whose selection model is the provider s, and everything that a choice needs.</summary>
internal sealed class Choosing : IProviderClient, ISelectionCache, ITicketSource
{
    private static readonly ProviderType OpenAi = new() { Id = "openai", Name = "OpenAI", Dialect = Dialect.OpenAi };
    private readonly RoutePlanner _planner = new(RotationPolicies.All);

    public Choosing() => Health.TryEnter(Arg.Any<CandidateKey>(), Arg.Any<Owner>(), Arg.Any<bool>()).Returns(true);

    public Autoselect Autoselect { get; set; } = new()
    {
        Id = "smart",
        ModelName = "smart",
        SelectionModel = "s/m",
        Fallback = "c/m",
        AvailableModels =
        [
            new AutoselectCandidate { ModelId = "a/m", Description = "poems", Priority = 1 },
            new AutoselectCandidate { ModelId = "b/m", Description = "code", Priority = 2 },
        ],
    };

    public FakeTimeProvider Time { get; } = new();

    public AutoselectOptions Options { get; } = new();

    public GatewayOptions Gateway { get; } = new();

    public IHealthStore Health { get; } = Substitute.For<IHealthStore>();

    public IUsageSink Usage { get; } = Substitute.For<IUsageSink>();

    /// <summary>Who was called, with what.</summary>
    public List<(string Model, string Body)> Asked { get; } = [];

    /// <summary>Under which keys choices were looked for.</summary>
    public List<SelectionKey> Keys { get; } = [];

    /// <summary>What the selection model does.</summary>
    public Func<RouteCandidate, CancellationToken, Task<UpstreamResult>> Selector { get; set; } = (_, _) => throw new InvalidOperationException("Nobody is to be asked.");

    public static Task<UpstreamResult> Says(string text) => Replies(JsonSerializer.Serialize(
        new { choices = new[] { new { message = new { role = "assistant", content = text } } } }));

    public static Task<UpstreamResult> Replies(string body) =>
        Task.FromResult(UpstreamResult.Success(new Reply(Encoding.UTF8.GetBytes(body)), new AttemptOutcome(AttemptKind.Success)));

    public static Task<UpstreamResult> Fails(AttemptKind kind = AttemptKind.ServerError) =>
        Task.FromResult(UpstreamResult.Failure(new Error(ErrorCode.UpstreamError, "No."), new AttemptOutcome(kind)));

    public async Task<RoutePlan> ChooseAsync(string task = "Say pong", Caller? caller = null, CancellationToken cancellationToken = default)
    {
        var json = $$"""{"model":"smart","messages":[{"role":"user","content":{{JsonSerializer.Serialize(task)}}}]}""";
        using var body = new PooledBody(Encoding.UTF8.GetBytes(json.PadRight(1024)), json.Length);
        var command = new ServeRequestCommand(
            caller ?? Caller.Anonymous,
            Surface.ChatCompletions,
            new RouteQuery("smart"),
            body,
            RequestPeeker.Peek(Surface.ChatCompletions, body.Span).Value);
        var snapshot = RouteSnapshot.Build(
            Owner.Global, [Provider("a"), Provider("b"), Provider("c"), Provider("s"), Provider("t")],
            [
                new Rotation
                {
                    Id = "selectors",
                    ModelName = "selectors",
                    Strategy = RotationStrategies.Priority,
                    Entries = [Entry("s", 2), Entry("t", 1)],
                },
            ],
            [Autoselect]);
        var plan = _planner.Plan(snapshot, TokenLimits.None, command.Query, command.Peek.Facts, Health, this, command.Caller.Owner).Value;
        return plan.Autoselection is { IsOpen: true } selection
            ? await Chooser().ChooseAsync(command, selection, Time.GetTimestamp(), cancellationToken)
            : plan;
    }

    ValueTask<UpstreamResult> IProviderClient.SendAsync(UpstreamCall call, CancellationToken cancellationToken)
    {
        Asked.Add((call.Candidate.Name, Encoding.UTF8.GetString(call.Json.Span)));
        return new ValueTask<UpstreamResult>(Selector(call.Candidate, cancellationToken));
    }

    Task<Result<IReadOnlyList<UpstreamModel>>> IProviderClient.ListModelsAsync(ModelListCall call, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<string?> ISelectionCache.GetOrChooseAsync(SelectionKey key, Func<Task<string?>> choose, CancellationToken cancellationToken)
    {
        Keys.Add(key);
        return choose().WaitAsync(cancellationToken);
    }

    long ITicketSource.Next(Owner owner, string rotationId) => 0;

    private ModelChooser Chooser() => new(
        _planner,
        Health,
        this,
        new FailoverExecutor(this, Health, new AnswerRecorder(Usage, Time), Substitute.For<IAttemptObserver>(), new CallTrail(), Microsoft.Extensions.Options.Options.Create(Gateway), Time),
        this,
        Microsoft.Extensions.Options.Options.Create(Gateway),
        Microsoft.Extensions.Options.Options.Create(Options),
        Time,
        NullLogger<ModelChooser>.Instance);

    private static RotationEntry Entry(string provider, double weight) =>
        new() { ProviderId = provider, Models = [new RotationModel { Name = "m", Weight = weight }] };

    private static Provider Provider(string id) => new()
    {
        Id = id,
        Name = id,
        Type = OpenAi,
        Endpoint = new Uri("https://upstream.test/v1"),
        ApiKey = new Secret("key-of-" + id),
        Models = [new ProviderModel { Name = "m" }],
    };

    private sealed class Reply(byte[] body) : IUpstreamReply
    {
        public int Status => 200;

        public string ContentType => "application/json";

        public bool IsStream => false;

        public long? Length => body.Length;

        public IReadOnlyList<string> Dropped => [];

        public TokenUsage? Usage => null;

        public async ValueTask<Error?> CopyToAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken)
        {
            await output.WriteAsync(body, cancellationToken);
            return null;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
