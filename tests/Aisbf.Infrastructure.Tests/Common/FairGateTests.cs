using Aisbf.Infrastructure.Common;

namespace Aisbf.Infrastructure.Tests.Common;

internal sealed class FairGateTests
{
    [Test]
    public void Each_key_has_its_bound_and_all_together_have_one()
    {
        var gate = new FairGate<string>(maxInAll: 5, maxForEach: 2);
        var started = Enter(gate, "a", "a", "a", "b", "b", "c", "c");
        started.ConvertAll(turn => turn.IsCompleted).ShouldBe([true, true, false, true, true, true, false]);
    }

    [Test]
    public async Task Keys_take_turns_however_long_one_of_them_queues()
    {
        var gate = new FairGate<string>(maxInAll: 1, maxForEach: 1);
        var first = new TaskCompletionSource();
        var order = new List<string>();
        var turns = new List<Task>();
        foreach (var key in "aaaabbc")
        {
            turns.Add(RunAsync(key.ToString()));
        }

        first.SetResult();
        await Task.WhenAll(turns);
        string.Concat(order).ShouldBe("abcabaa");
        gate.Count.ShouldBe(0);

        async Task RunAsync(string key)
        {
            using var turn = await gate.EnterAsync(key);
            order.Add(key);
            await first.Task;
        }
    }

    [Test]
    public async Task Nothing_is_kept_of_keys_that_are_done()
    {
        var gate = new FairGate<int>(maxInAll: 3, maxForEach: 2);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(async i =>
        {
            using var turn = await gate.EnterAsync(i % 50);
            await Task.Yield();
        }));
        gate.Count.ShouldBe(0);
    }

    private static List<Task> Enter(FairGate<string> gate, params string[] keys) => [.. keys.Select(key => gate.EnterAsync(key).AsTask())];
}
