using System.Text;
using Aisbf.Domain.Common;

namespace Aisbf.Domain.Tests.Common;

public sealed class SecretMaskTests
{
    private const string Key = "my own/key+1";

    [TestCase("no key here", "no key here")]
    [TestCase("key 'my own/key+1' is not known", "key '***' is not known")]
    [TestCase("MY OWN/KEY+1 twice my own/key+1", "*** twice ***")]
    [TestCase("see ?key=my%20own%2Fkey%2B1&x", "see ?key=***&x")]
    [TestCase("cut off in my own/k", "cut off in ***")]
    [TestCase("my own", "***")]
    [TestCase("my ow", "my ow")]
    public void A_credential_is_taken_out_of_words(string text, string masked) =>
        new Error(ErrorCode.InvalidRequest, text, Param: text).Without(new Secret(Key)).ShouldBe(new Error(ErrorCode.InvalidRequest, masked, masked));

    [TestCase("my own/key+1")]
    [TestCase("my own/key+1:")]
    [TestCase(":my own/key+1")]
    public void Its_basic_forms_are_taken_out(string pair) =>
        new Error(ErrorCode.InvalidRequest, $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}").Without(new Secret(Key))
            .Message.TrimEnd('=').ShouldBe("Basic ***");

    [TestCase("a")]
    [TestCase("ab")]
    [TestCase("somebody:")]
    public void Its_basic_forms_behind_any_name_are_taken_out(string name)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}{Key}:x"));

        new Error(ErrorCode.InvalidRequest, $"got {encoded}").Without(new Secret(Key)).Message.ShouldMatch(@"^got .{0,16}\*\*\*.{0,8}$");
    }

    [TestCase("key~~?>own/key+1", "a2V5fn4_Pm93bi9rZXkrMQ", "***")]
    [TestCase(Key, "\"my own\\/key+1\"", "\"***\"")]
    [TestCase("my&own<key", "<b>my&amp;own&lt;key</b>", "<b>***</b>")]
    public void Its_escaped_forms_are_taken_out(string key, string text, string masked) =>
        new Error(ErrorCode.InvalidRequest, text).Without(new Secret(key)).Message.ShouldBe(masked);

    [TestCase(null)]
    [TestCase("key")]
    public void Without_a_credential_words_stay_as_they_are(string? key)
    {
        var error = new Error(ErrorCode.InvalidRequest, "the key is wrong");

        error.Without(key is null ? null : new Secret(key)).ShouldBeSameAs(error);
    }
}
