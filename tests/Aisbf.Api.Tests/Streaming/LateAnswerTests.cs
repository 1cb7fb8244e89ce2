using System.IO.Pipelines;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Streaming;

/// <summary>An answer that comes just as the client has gone still has to be let go of.</summary>
internal sealed class LateAnswerTests : GatewayFixture
{
    private readonly LateClient _upstream = new();

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Gateway:HeartbeatInterval"] = "00:00:00.050",
    };

    protected override void Register(IServiceCollection services) => services.AddSingleton<IProviderClient>(_upstream);

    protected override Task ConfigureAsync() => App.PutProviderAsync("p");

    [Test]
    public async Task An_answer_to_a_client_that_left_between_two_comments_is_disposed()
    {
        using (var response = await Caller.OpenChatAsync("p/sim"))
        {
            response.EnsureSuccessStatusCode();
        }

        await _upstream.ClientLeft.Task.WaitAsync(TimeSpan.FromSeconds(20));

        // Several beats have time to find the client gone.
        var beats = 0;
        await Eventually.HoldsAsync(() => ++beats > 10);
        _upstream.BodyWasReadable = null;
        _upstream.Answer.SetResult();

        await _upstream.Disposed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        _upstream.BodyWasReadable.ShouldBe(true, "the request's memory is kept as long as somebody works on it");
    }

    private sealed class LateClient : IProviderClient, IUpstreamReply
    {
        public TaskCompletionSource ClientLeft { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Disposed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool? BodyWasReadable { get; set; }

        public int Status => 200;

        public string ContentType => "text/event-stream";

        public bool IsStream => true;

        public long? Length => null;

        public IReadOnlyList<string> Dropped => [];

        public TokenUsage? Usage => null;

        public async ValueTask<UpstreamResult> SendAsync(UpstreamCall call, CancellationToken cancellationToken)
        {
            await using var left = cancellationToken.Register(ClientLeft.SetResult);
            await Answer.Task;
            try
            {
                BodyWasReadable = call.Json.Length > 0;
            }
            catch (ObjectDisposedException)
            {
                BodyWasReadable = false;
            }

            return UpstreamResult.Success(this, new AttemptOutcome(AttemptKind.Success));
        }

        public Task<Result<IReadOnlyList<UpstreamModel>>> ListModelsAsync(ModelListCall call, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<Error?> CopyToAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken) => default;

        public ValueTask DisposeAsync()
        {
            Disposed.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
