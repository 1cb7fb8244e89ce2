using Aisbf.Domain.Autoselects;

namespace Aisbf.Domain.Tests.Autoselects;

internal sealed class SelectionDigestTests
{
    [Test]
    public void The_last_five_messages_are_the_task_each_cut_short()
    {
        var digest = SelectionDigest.Of(Messages(7, 1000), 8000);

        digest.Task.Count.ShouldBe(5);
        digest.Task.ShouldAllBe(m => m.Text.Length == SelectionDigest.TaskCharacters);
        digest.Task[0].Text.ShouldStartWith("2:");
        digest.Context.Select(m => m.Text.Length).ShouldBe([1000, 1000]);
    }

    [Test]
    public void A_long_context_keeps_its_beginning_and_end_and_names_the_rest()
    {
        var digest = SelectionDigest.Of(Messages(105, 2000), 2000);

        digest.Context.Count.ShouldBe(6);
        digest.Context.Where(m => m.Role != "omitted").Select(m => m.Text[..m.Text.IndexOf(':')]).ShouldBe(["0", "1", "97", "98", "99"]);
        digest.Context[2].Role.ShouldBe("omitted");
        digest.Context[2].Text.ShouldStartWith("95 messages | 2:");
        digest.Context.Sum(m => m.Text.Length).ShouldBeLessThanOrEqualTo(8000);
        digest.Context.Sum(m => m.Text.Length).ShouldBeGreaterThan(7000);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(4)]
    [TestCase(50)]
    public void No_context_is_larger_than_its_budget(int messages) =>
        SelectionDigest.Of(Messages(messages + 5, 100_000), 100).Context.Sum(m => m.Text.Length).ShouldBeInRange(1, 400);

    [Test]
    public void A_pair_of_surrogates_is_not_torn()
    {
        var text = new string('x', SelectionDigest.TaskCharacters - 1) + "😀";

        SelectionDigest.Of([new("user", text)], 100).Task[0].Text.ShouldBe(text[..^2]);
    }

    [Test]
    public void Words_are_taken_from_what_the_user_says_now()
    {
        SelectionDigest.Of([new("system", "be kind"), new("user", "one"), new("assistant", "two"), new("user", "three")], 100).Query.ShouldBe("one\nthree");
        SelectionDigest.Of([new("system", "alone")], 100).Query.ShouldBe("alone");
        SelectionDigest.Of([], 100).Query.ShouldBeEmpty();
    }

    private static List<SelectionMessage> Messages(int count, int length) =>
        [.. Enumerable.Range(0, count).Select(i => new SelectionMessage("user", $"{i}:".PadRight(length, '.')))];
}
