using System.Text;

namespace Aisbf.Api.Tests.Secrets;

internal sealed class CanariesTests
{
    [Test]
    public void A_planted_word_is_found_in_text_and_in_bytes_of_either_encoding()
    {
        foreach (var search in new Action<Canaries, string>[]
        {
            (canaries, word) => canaries.Search("a text", $"before {word.ToUpperInvariant()} after"),
            (canaries, word) => canaries.Search("a text", $"…{word[..^4]}"),
            (canaries, word) => canaries.Search("a file", Encoding.UTF8.GetBytes($"before {word}"), "key"),
            (canaries, word) => canaries.Search("a file", Encoding.Unicode.GetBytes($"before {word}"), "key"),
        })
        {
            var canaries = new Canaries();
            search(canaries, canaries.Plant("key"));
            canaries.Found.ShouldHaveSingleItem().ShouldStartWith("key in a ");
        }
    }

    [Test]
    public void A_mask_and_a_place_where_a_word_may_be_are_no_finds()
    {
        var canaries = new Canaries();
        var word = canaries.Plant("key");
        canaries.Search("a mask", $"••••{word[^4..]}");
        canaries.Search("where it belongs", word, "key");
        canaries.Found.ShouldBeEmpty();
    }
}
