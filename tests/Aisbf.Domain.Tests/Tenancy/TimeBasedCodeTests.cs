using System.Text;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Tenancy;

internal sealed class TimeBasedCodeTests
{
    // RFC 6238, appendix B: the key "12345678901234567890".
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1111111111);

    [TestCase(59, "287082")]
    [TestCase(1111111109, "081804")]
    [TestCase(1111111111, "050471")]
    [TestCase(1234567890, "005924")]
    [TestCase(2000000000, "279037")]
    [TestCase(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code)
    {
        TimeBasedCode.Of(Encoding.ASCII.GetBytes("12345678901234567890"), second / 30).ShouldBe(code);
        TimeBasedCode.FindPeriod(Secret, code, DateTimeOffset.FromUnixTimeSeconds(second), null).ShouldBe(second / 30);
    }

    [TestCase(-60, false)]
    [TestCase(-30, true)]
    [TestCase(30, true)]
    [TestCase(60, false)]
    public void Clocks_may_be_one_period_apart(int seconds, bool isRight) =>
        (TimeBasedCode.FindPeriod(Secret, "050471", Now.AddSeconds(seconds), null) is not null).ShouldBe(isRight);

    [Test]
    public void A_code_that_was_used_and_those_before_it_do_not_count()
    {
        var period = TimeBasedCode.FindPeriod(Secret, "050471", Now, null).ShouldNotBeNull();
        TimeBasedCode.FindPeriod(Secret, "050471", Now, period).ShouldBeNull();
        TimeBasedCode.FindPeriod(Secret, "050471", Now, period + 1).ShouldBeNull();
        TimeBasedCode.FindPeriod(Secret, "050471", Now, period - 1).ShouldBe(period);
    }

    [TestCase("")]
    [TestCase("50471")]
    [TestCase("0050471")]
    [TestCase(" 050471")]
    [TestCase("٠٥٠٤٧١")]
    public void Nothing_else_is_taken_for_the_code(string code) => TimeBasedCode.FindPeriod(Secret, code, Now, null).ShouldBeNull();
}
