using System.Text;
using Aisbf.Domain.Common;

namespace Aisbf.Domain.Tests.Common;

internal sealed class JsonValuesTests
{
    [TestCase("""{"a":1}""", 2)]
    [TestCase("[]", 1)]
    [TestCase("[[],[],[]]", 4)]
    [TestCase("""{"a":{"b":[1,2,"3",null,true]}}""", 8)]
    [TestCase("7", 1)]
    public void It_counts_what_is_parsed_and_no_names(string json, int expected) => Count(json, limit: 100, few: 0).ShouldBe(expected);

    [Test]
    public void It_stops_at_the_limit() => Count("[" + new string('1', 1) + string.Concat(Enumerable.Repeat(",1", 1000)) + "]", limit: 10, few: 0).ShouldBe(10);

    [TestCase("[1,2", 2)]
    [TestCase("[1,2}", 3)]
    [TestCase("nonsense", 0)]
    [TestCase("", 0)]
    public void It_stops_at_a_fault(string json, int expected) => Count(json, limit: 100, few: 0).ShouldBe(expected);

    [Test]
    public void Text_that_cannot_have_many_is_not_read_closely() => Count("""{"a":"x, y, z"}""", limit: 100, few: 50).ShouldBe(4);

    [Test]
    public void Commas_in_text_are_no_values() => Count("""{"a":"x, y, z, [[[[[[[["}""", limit: 100, few: 5).ShouldBe(2);

    [Test]
    public void Nesting_without_end_is_a_fault() => Count(new string('[', 100_000), limit: 1_000_000, few: 0).ShouldBeLessThan(1000);

    private static int Count(string json, int limit, int few) => JsonValues.Count(Encoding.UTF8.GetBytes(json), limit, few);
}
