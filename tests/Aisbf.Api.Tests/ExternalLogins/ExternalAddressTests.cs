using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.ExternalLogins;

/// <summary>Which address counts as the person's, of all that a provider may say. V stands for the victim's address, M for another one.</summary>
internal sealed class ExternalAddressTests : ExternalLoginFixture
{
    private const string Unverified = "/dashboard/login?error=external_email_unverified";
    private const string Home = "/dashboard";

    [TestCase("\"email\":\"V\",\"email_verified\":true", "", ExpectedResult = true, TestName = "the id token alone")]
    [TestCase("", "\"email\":\"V\",\"email_verified\":true", ExpectedResult = true, TestName = "the user information alone")]
    [TestCase("", "\"email\":\"V\",\"email_verified\":\"true\"", ExpectedResult = true, TestName = "as a string")]
    [TestCase("\"email\":\"V\",\"email_verified\":\"true\"", "", ExpectedResult = true, TestName = "as a string in the id token")]
    [TestCase("\"email\":\"V\"", "\"email\":\"V\",\"email_verified\":true", ExpectedResult = true, TestName = "only the user information says whether")]
    [TestCase("\"email\":\"V\",\"email_verified\":true", "\"email\":\"V\"", ExpectedResult = true, TestName = "only the id token says whether")]
    [TestCase("\"email\":\"V\"", "\"email_verified\":true", ExpectedResult = false, TestName = "address in the id token, flag in the user information")]
    [TestCase("\"email_verified\":true", "\"email\":\"V\"", ExpectedResult = false, TestName = "flag in the id token, address in the user information")]
    [TestCase("\"email_verified\":true", "\"email\":\"V\",\"email_verified\":false", ExpectedResult = false, TestName = "the other document contradicts")]
    [TestCase("\"email\":\"V\",\"email_verified\":false", "\"email\":\"V\",\"email_verified\":true", ExpectedResult = false, TestName = "the id token says no")]
    [TestCase("\"email\":\"V\"", "\"email\":\"M\",\"email_verified\":true", ExpectedResult = false, TestName = "two addresses, one vouched for in the user information")]
    [TestCase("\"email\":\"M\",\"email_verified\":true", "\"email\":\"V\"", ExpectedResult = false, TestName = "two addresses, one vouched for in the id token")]
    [TestCase("\"email\":\"V\",\"email_verified\":true", "\"email\":\"M\",\"email_verified\":true", ExpectedResult = false, TestName = "two addresses, both vouched for")]
    [TestCase("\"email\":[\"V\",\"M\"],\"email_verified\":true", "", ExpectedResult = false, TestName = "a list in the id token")]
    [TestCase("", "\"email\":[\"V\"],\"email_verified\":true", ExpectedResult = false, TestName = "a list in the user information")]
    [TestCase("", "\"email\":\"M\",\"email\":\"V\",\"email_verified\":true", ExpectedResult = false, TestName = "an address twice")]
    [TestCase("", "\"email\":\"V\",\"email_verified\":false,\"email_verified\":true", ExpectedResult = false, TestName = "a flag twice")]
    [TestCase("", "\"email\":\"V\",\"email_verified\":[true]", ExpectedResult = false, TestName = "a list of flags")]
    [TestCase("\"email\":\"V\",\"email_verified\":[false,true]", "", ExpectedResult = false, TestName = "a list of flags in the id token")]
    [TestCase("", "\"email\":\"V\",\"email_verified\":1", ExpectedResult = false, TestName = "a number for a flag")]
    [TestCase("\"email\":\"V\",\"email_verified\":1", "", ExpectedResult = false, TestName = "a number for a flag in the id token")]
    [TestCase("", "\"email\":\"V\",\"email_verified\":\"1\"", ExpectedResult = false, TestName = "a number as a string")]
    [TestCase("", "\"email\":\"V\",\"email_verified\":\"yes\"", ExpectedResult = false, TestName = "another word")]
    [TestCase("", "\"email\":\"V\",\"email_verified\":null", ExpectedResult = false, TestName = "null")]
    [TestCase("", "\"email\":\"V\"", ExpectedResult = false, TestName = "no flag at all")]
    [TestCase("", "\"Email\":\"V\",\"Email_Verified\":true", ExpectedResult = false, TestName = "fields in another case")]
    [TestCase("", "\"email\":\"V\",\"verified\":true", ExpectedResult = false, TestName = "a flag of another name")]
    [TestCase("", "\"emails\":[\"V\"],\"email_verified\":true", ExpectedResult = false, TestName = "a field of another name")]
    public async Task<bool> An_address_and_its_flag_come_from_one_document(string idToken, string userInformation)
    {
        var victim = await App.CreateUserAsync($"victim{NewPerson().Subject}");
        OpenId.IdTokenFields = Fill(idToken, victim.Email);
        OpenId.UserInformation = Fill(userInformation, victim.Email);

        using var browser = NewBrowser();
        var end = await browser.SignInAsync("works");

        var isLinked = (await RecordedAsync(victim.Id)).Contains("account.login_linked");
        end.ShouldBe(isLinked ? Home : Unverified);
        (await browser.IsSignedInAsync()).ShouldBe(isLinked);
        return isLinked;
    }

    [TestCase("""[{"email":"V","primary":true,"verified":true}]""", ExpectedResult = true, TestName = "GitHub: the primary address")]
    [TestCase("""[{"email":"V","primary":true,"verified":false},{"email":"M","primary":false,"verified":true}]""", ExpectedResult = false, TestName = "GitHub: another one is verified")]
    [TestCase("""[{"email":"M","primary":true,"verified":true},{"email":"V","primary":true,"verified":true}]""", ExpectedResult = false, TestName = "GitHub: two are primary")]
    [TestCase("""[{"email":"V","primary":false,"verified":true}]""", ExpectedResult = false, TestName = "GitHub: none is primary")]
    [TestCase("""[{"email":"V","primary":"true","verified":true}]""", ExpectedResult = false, TestName = "GitHub: a string for a flag")]
    [TestCase("""[{"email":"V","primary":true,"verified":"true"}]""", ExpectedResult = false, TestName = "GitHub: verified as a string")]
    [TestCase("""[{"email":"V","verified":true},"V",null]""", ExpectedResult = false, TestName = "GitHub: entries of other shapes")]
    [TestCase("""[]""", ExpectedResult = false, TestName = "GitHub: no address")]
    public async Task<bool> At_GitHub_they_come_from_one_entry(string emails)
    {
        var victim = await App.CreateUserAsync($"victim{NewPerson().Subject}");
        GitHub.Emails = emails.Replace("\"V\"", $"\"{victim.Email}\"", StringComparison.Ordinal).Replace("\"M\"", "\"mine@example.test\"", StringComparison.Ordinal);

        using var browser = NewBrowser();
        var end = await browser.SignInAsync("github");

        var isLinked = (await RecordedAsync(victim.Id)).Contains("account.login_linked");
        end.ShouldBe(isLinked ? Home : Unverified);
        return isLinked;
    }

    [TestCase("s", "\u017F", TestName = "long s")]
    [TestCase("k", "\u212A", TestName = "Kelvin sign")]
    [TestCase("i", "\u0131", TestName = "dotless i")]
    [TestCase("i", "\u0130", TestName = "I with a dot")]
    [TestCase("ss", "\u00DF", TestName = "sharp s")]
    [TestCase("j", "\uFF4A", TestName = "full width")]
    [TestCase("@", "\uFF20", TestName = "full-width at sign")]
    [TestCase(".", "\u3002", TestName = "ideographic full stop")]
    [TestCase("e", "\u0435", TestName = "Cyrillic")]
    [TestCase("j", "\u200Bj", TestName = "zero width")]
    [TestCase("j", "j\u0301", TestName = "combining mark")]
    [TestCase("test", "test.", TestName = "dot at the end")]
    [TestCase("jess", " jess", TestName = "space before")]
    [TestCase("test", "test ", TestName = "space behind")]
    public async Task What_looks_like_somebodys_address_is_nobodys(string letters, string lookAlike)
    {
        var victim = await FindAsync("jessik@example.test") is { } made ? made.Id : (await App.CreateUserAsync("jessik")).Id;
        foreach (var provider in new[] { "google", "works", "github" })
        {
            var person = NewPerson() with { Email = "jessik@example.test".Replace(letters, lookAlike, StringComparison.Ordinal) };
            (OpenId.Person, GitHub.Person) = (person, person);
            using var browser = NewBrowser();
            (await browser.SignInAsync(provider)).ShouldBe(Unverified, provider);
            (await browser.IsSignedInAsync()).ShouldBeFalse();
        }

        (await RecordedAsync(victim)).ShouldBeEmpty();
    }

    [TestCase("42 ")]
    [TestCase(" 42")]
    [TestCase("4\u017F2")]
    [TestCase("")]
    public async Task A_subject_that_databases_may_take_for_another_is_refused(string subject)
    {
        OpenId.Person = OpenId.Person with { Subject = subject };
        using var browser = NewBrowser();
        (await browser.SignInAsync("works")).ShouldBe("/dashboard/login?error=external_login_failed");
    }

    [Test]
    public async Task Subjects_differ_by_case()
    {
        OpenId.Person = OpenId.Person with { Subject = "AbC" };
        using var first = NewBrowser();
        (await first.SignInAsync("works")).ShouldBe(Home);
        OpenId.Person = NewPerson() with { Subject = "aBc" };
        using var second = NewBrowser();
        (await second.SignInAsync("works")).ShouldBe(Home);

        (await FindAsync(OpenId.Person.Email)).ShouldNotBeNull("an account of their own");
    }

    private static string Fill(string fields, string victim) =>
        fields.Replace("\"V\"", $"\"{victim}\"", StringComparison.Ordinal).Replace("\"M\"", "\"mine@example.test\"", StringComparison.Ordinal);
}
