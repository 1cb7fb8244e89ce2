using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Faults;

namespace Aisbf.Simulator.Tests.Faults;

internal sealed class VocabularyTests
{
    [Test]
    public void Words_are_separated_by_semicolons_and_may_have_values()
    {
        var directives = Directives.None.With("status=429; retry-after=2;crlf;latency=1.5s;gap=20ms;cut=3;");

        directives.Status.ShouldBe(429);
        directives.RetryAfter.ShouldBe("2");
        directives.Crlf.ShouldBeTrue();
        directives.Latency.ShouldBe(TimeSpan.FromSeconds(1.5));
        directives.Gap.ShouldBe(TimeSpan.FromMilliseconds(20));
        directives.Cut.ShouldBe(3);
    }

    [Test]
    public void Values_are_percent_decoded() =>
        Directives.None.With("redirect=http%3A%2F%2Fexample.com%2F%3Fa%3Db%3Bc").Redirect.ShouldBe("http://example.com/?a=b;c");

    [Test]
    public void Later_words_win_and_headers_add_up()
    {
        var directives = Directives.None.With("status=500;header=a:1").With("status=503;header=b: 2");

        directives.Status.ShouldBe(503);
        directives.ExtraHeaders.ShouldBe([new("a", "1"), new("b", "2")]);
    }

    [TestCase("drop=before", -2)]
    [TestCase("drop=headers", -1)]
    [TestCase("drop=3", 3)]
    public void A_stage_is_a_name_or_a_number_of_frames(string words, int frames) =>
        Directives.None.With(words).Drop.ShouldBe(new Stage(frames));

    [Test]
    public void A_finish_reason_has_its_neutral_name() => Directives.None.With("finish=length").Finish.ShouldBe(FinishReason.Length);

    [TestCase("stauts=429", "does not know the word 'stauts'")]
    [TestCase("status", "needs a value")]
    [TestCase("status=99", "from 200 to 599")]
    [TestCase("status=x", "whole number")]
    [TestCase("latency=soon", "duration")]
    [TestCase("latency=-1", "duration")]
    [TestCase("drop=later", "'before', 'headers'")]
    [TestCase("crlf=yes", "takes no value")]
    [TestCase("usage=never", "needs one of")]
    [TestCase("header=novalue", "name:value")]
    public void What_is_not_in_the_vocabulary_is_refused_with_a_reason(string words, string reason) =>
        Should.Throw<FormatException>(() => Directives.None.With(words)).Message.ShouldContain(reason);

    [Test]
    public void Every_word_is_in_lower_case_and_known_once()
    {
        Vocabulary.Words.Select(w => w.Name).ShouldBeUnique();
        Vocabulary.Words.ShouldAllBe(w => !w.Name.Any(char.IsUpper) && w.Meaning.EndsWith('.'));
    }
}
