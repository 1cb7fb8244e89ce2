using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Tenancy;

internal sealed class UsernameTests
{
    [TestCase("ann")]
    [TestCase("Ann.Lee-2_b")]
    [TestCase("0x0")]
    public void A_plain_name_may_be_used(string name) => Username.Fault(name).ShouldBeNull();

    [TestCase("")]
    [TestCase("ab")]
    [TestCase("a b")]
    [TestCase("a/b")]
    [TestCase("a%2fb")]
    [TestCase("a@b.example")]
    [TestCase("аnn", Description = "Cyrillic")]
    [TestCase("ann\0")]
    [TestCase("ann\r\n")]
    [TestCase(".ann")]
    [TestCase("ann.")]
    [TestCase("_ann")]
    [TestCase("a..n")]
    public void Any_other_name_is_refused(string name) => Username.Fault(name).ShouldNotBeNull();

    [Test]
    public void A_name_has_a_longest_length()
    {
        Username.Fault(new string('a', Username.MaxLength)).ShouldBeNull();
        Username.Fault(new string('a', Username.MaxLength + 1)).ShouldNotBeNull();
    }

    [Test]
    public void No_word_of_a_path_is_a_name_whatever_its_case()
    {
        foreach (var word in ReservedIds.All)
        {
            Username.Fault(word).ShouldNotBeNull(word);
            Username.Fault(word.ToUpperInvariant()).ShouldNotBeNull(word);
        }
    }

    [TestCase("Operator")]
    [TestCase("root")]
    public void No_name_passes_for_the_installation(string name) => Username.Fault(name).ShouldBe("This username is reserved.");

    [TestCase("paypal", "paypaI")]
    [TestCase("paypal", "PAYPA1")]
    [TestCase("modern", "rnodern")]
    [TestCase("bob", "b0b")]
    [TestCase("view", "vievv")]
    [TestCase("a.b-c", "a_b_c")]
    public void Names_that_look_alike_have_one_skeleton(string name, string other) =>
        Username.Skeleton(other).ShouldBe(Username.Skeleton(name));

    [TestCase("ian", "lan")]
    [TestCase("ann", "anna")]
    public void Names_that_differ_to_the_eye_have_two(string name, string other) =>
        Username.Skeleton(other).ShouldNotBe(Username.Skeleton(name));

    [Test]
    public void A_skeleton_has_at_most_twice_the_characters() =>
        Username.Skeleton(new string('m', Username.MaxLength)).Length.ShouldBe(2 * Username.MaxLength);
}
