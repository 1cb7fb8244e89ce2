using System.Net;
using System.Net.Sockets;
using Aisbf.Infrastructure.Providers.Http;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

internal sealed class AddressRaceTests
{
    [TestCase("", "")]
    [TestCase("1.1.1.1", "1.1.1.1")]
    [TestCase("1.1.1.1 2.2.2.2", "1.1.1.1 2.2.2.2")]
    [TestCase("::1 ::2 1.1.1.1 2.2.2.2", "::1 1.1.1.1 ::2 2.2.2.2")]
    [TestCase("1.1.1.1 2.2.2.2 3.3.3.3 ::1", "1.1.1.1 ::1 2.2.2.2 3.3.3.3")]
    [TestCase("1.1.1.1 ::1 ::2 ::3", "1.1.1.1 ::1 ::2 ::3")]
    public void Families_take_turns_beginning_with_the_resolvers_choice(string resolved, string expected) =>
        string.Join(' ', AddressRace.Order(Parse(resolved))).ShouldBe(expected);

    [Test]
    public async Task An_address_that_swallows_packets_costs_a_moment_only()
    {
        var time = new FakeTimeProvider();
        var attempts = new Attempts();
        var race = AddressRace.ConnectAsync(Parse("::1 1.1.1.1"), attempts.StartAsync, time, CancellationToken.None);
        attempts.Started.ShouldBe(["::1"]);

        time.Advance(AddressRace.AttemptDelay);
        await Eventually.HoldsAsync(() => attempts.Started.Count == 2);
        attempts["1.1.1.1"].SetResult(new Connection("1.1.1.1"));

        (await race).Name.ShouldBe("1.1.1.1");
        attempts.Cancelled.ShouldBe(["::1"]);
    }

    [Test]
    public async Task An_address_that_refuses_costs_no_time_at_all()
    {
        var attempts = new Attempts();
        var race = AddressRace.ConnectAsync(Parse("::1 1.1.1.1"), attempts.StartAsync, new FakeTimeProvider(), CancellationToken.None);
        attempts["::1"].SetException(new SocketException((int)SocketError.ConnectionRefused));
        await Eventually.HoldsAsync(() => attempts.Started.Count == 2);
        attempts["1.1.1.1"].SetResult(new Connection("1.1.1.1"));

        (await race).Name.ShouldBe("1.1.1.1");
    }

    [Test]
    public async Task A_connection_that_comes_too_late_is_closed()
    {
        var time = new FakeTimeProvider();
        var attempts = new Attempts { IgnoresCancellation = true };
        var race = AddressRace.ConnectAsync(Parse("::1 1.1.1.1"), attempts.StartAsync, time, CancellationToken.None);
        time.Advance(AddressRace.AttemptDelay);
        await Eventually.HoldsAsync(() => attempts.Started.Count == 2);
        attempts["1.1.1.1"].SetResult(new Connection("1.1.1.1"));
        (await race).IsDisposed.ShouldBeFalse();

        var late = new Connection("::1");
        attempts["::1"].SetResult(late);

        await Eventually.HoldsAsync(() => late.IsDisposed);
    }

    [Test]
    public async Task When_no_address_answers_all_reasons_are_told()
    {
        var attempts = new Attempts();
        var race = AddressRace.ConnectAsync(Parse("::1 1.1.1.1"), attempts.StartAsync, new FakeTimeProvider(), CancellationToken.None);
        attempts["::1"].SetException(new SocketException((int)SocketError.NetworkUnreachable));
        await Eventually.HoldsAsync(() => attempts.Started.Count == 2);
        attempts["1.1.1.1"].SetException(new SocketException((int)SocketError.ConnectionRefused));

        var failure = await Should.ThrowAsync<AggregateException>(race);

        ConnectionReasons.Of(new HttpRequestException("no", failure)).ShouldBe("network unreachable; connection refused");
    }

    [Test]
    public async Task Whoever_cancels_cancels_every_attempt()
    {
        using var cancel = new CancellationTokenSource();
        var attempts = new Attempts();
        var race = AddressRace.ConnectAsync(Parse("::1 1.1.1.1"), attempts.StartAsync, new FakeTimeProvider(), cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(race);
        attempts.Cancelled.ShouldContain("::1");
    }

    private static IPAddress[] Parse(string addresses) =>
        [.. addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)];

    private sealed class Connection(string name) : IDisposable
    {
        public string Name => name;

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class Attempts
    {
        private readonly Dictionary<string, TaskCompletionSource<Connection>> _attempts = [];
        private readonly List<string> _started = [];

        public bool IgnoresCancellation { get; init; }

        public List<string> Cancelled { get; } = [];

        public IReadOnlyList<string> Started
        {
            get
            {
                lock (_started)
                {
                    return [.. _started];
                }
            }
        }

        public TaskCompletionSource<Connection> this[string address] => _attempts[address];

        public Task<Connection> StartAsync(IPAddress address, CancellationToken cancellationToken)
        {
            var attempt = new TaskCompletionSource<Connection>(TaskCreationOptions.RunContinuationsAsynchronously);
            _attempts[address.ToString()] = attempt;
            lock (_started)
            {
                _started.Add(address.ToString());
            }

            if (!IgnoresCancellation)
            {
                cancellationToken.Register(() =>
                {
                    if (attempt.TrySetCanceled(cancellationToken))
                    {
                        Cancelled.Add(address.ToString());
                    }
                });
            }

            return attempt.Task;
        }
    }
}
