using System.Text;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Catalog;
using Aisbf.Infrastructure.Providers.Dialects;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Infrastructure.Tests.Providers.Catalog;

internal sealed class ModelCatalogTests
{
    private static readonly ProviderTypeCatalog Types = new(new UpstreamDialects());
    private static readonly IReadOnlyList<ModelEntry> BuiltIn = ModelCatalog.ReadBuiltIn();

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Test]
    public void There_are_models_to_look_at() => BuiltIn.Count.ShouldBeInRange(60, 1000);

    [TestCaseSource(nameof(BuiltInNames))]
    public void Every_entry_is_sound(string name)
    {
        var entry = BuiltIn.Single(e => e.Models[0] == name);
        entry.Facts.DisplayName.ShouldNotBeNullOrWhiteSpace();
        (entry.Facts.ContextSize ?? entry.Facts.MaxOutputTokens ?? entry.Facts.Capabilities?.Count).ShouldNotBeNull("it says something");
        (entry.Facts.MaxOutputTokens ?? 0).ShouldBeLessThanOrEqualTo(entry.Facts.ContextSize ?? int.MaxValue);
        entry.Facts.Capabilities?.ShouldBeUnique();
        if (entry.Vendor is { } vendor)
        {
            Types.Find(vendor).ShouldNotBeNull().DefaultEndpoint.ShouldNotBeNull("only a vendor with an address of its own can be told by it");
        }

        foreach (var price in entry.Prices)
        {
            price.From.Year.ShouldBeInRange(2022, 2026);
            price.Price.Prompt.ShouldNotBeNull().ShouldBePositive();
            (price.Price.InputCacheRead ?? 0).ShouldBeLessThan(price.Price.Prompt.Value);
        }
    }

    [TestCase("openai", "gpt-4.1-mini", "GPT-4.1 mini")]
    [TestCase("openai", "gpt-4.1-mini-2025-04-14", "GPT-4.1 mini")]
    [TestCase("openai", "GPT-4.1", "GPT-4.1")]
    [TestCase("openai", "gpt-4o-2024-05-13", "GPT-4o (May 2024)")]
    [TestCase("openai", "gpt-4o-2024-11-20", "GPT-4o")]
    [TestCase("openrouter", "openai/gpt-4.1", "GPT-4.1")]
    [TestCase("openrouter", "meta-llama/llama-3.3-70b-instruct:free", "Llama 3.3 70B Instruct")]
    [TestCase("openrouter", "anthropic/claude-sonnet-4.5", "Claude Sonnet 4.5")]
    [TestCase("anthropic", "claude-sonnet-4-5-20250929", "Claude Sonnet 4.5")]
    [TestCase("anthropic", "claude-sonnet-4-20250514", "Claude Sonnet 4")]
    [TestCase("anthropic", "claude-3-5-haiku-latest", "Claude Haiku 3.5")]
    [TestCase("google", "models/gemini-2.0-flash-001", "Gemini 2.0 Flash")]
    [TestCase("deepinfra", "meta-llama/Llama-3.3-70B-Instruct", "Llama 3.3 70B Instruct")]
    [TestCase("ollama", "gemma3:1b-it-qat", "Gemma 3 1B")]
    [TestCase("ollama", "gemma3:27b", "Gemma 3")]
    public void The_entry_for_a_name_is_found(string type, string model, string display) =>
        Catalog().Find(At(type), model).ShouldNotBeNull().DisplayName.ShouldBe(display);

    [TestCase("gpt-4.1-maxi")]
    [TestCase("my-gpt-4.1")]
    [TestCase("mistral-large-latest")]
    [TestCase("")]
    [TestCase("/")]
    [TestCase("-001-001-001-001")]
    public void Another_name_tells_nothing(string model) => Catalog().Find(At("openai"), model).ShouldBeNull();

    [Test]
    public void The_price_is_that_of_the_day()
    {
        PriceOn(2025, 4, 15).ShouldBeNull();
        PriceOn(2025, 4, 16).ShouldBe(new ModelPricing(10, 40, 2.5m));
        PriceOn(2025, 6, 9).ShouldBe(new ModelPricing(10, 40, 2.5m));
        PriceOn(2025, 6, 10).ShouldBe(new ModelPricing(2, 8, 0.5m));
        PriceOn(2030, 1, 1).ShouldBe(new ModelPricing(2, 8, 0.5m));

        static ModelPricing? PriceOn(int year, int month, int day)
        {
            var time = new FakeTimeProvider(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero));
            return new ModelCatalog(Options.Create(new CatalogOptions()), time).Find(At("openai"), "o3")!.Pricing;
        }
    }

    [Test]
    public void Only_the_vendors_own_address_has_its_prices()
    {
        Catalog().Find(At("openai"), "gpt-4.1")!.Pricing.ShouldNotBeNull();
        Catalog().Find(At("openai", "https://API.openai.com:443/v1/elsewhere"), "gpt-4.1")!.Pricing.ShouldNotBeNull();
        Catalog().Find(At("openai", "https://proxy.example.com/v1"), "gpt-4.1").ShouldNotBeNull().Pricing.ShouldBeNull();
        Catalog().Find(At("openai", "http://api.openai.com/v1"), "gpt-4.1")!.Pricing.ShouldBeNull();
        Catalog().Find(At("openrouter"), "openai/gpt-4.1")!.Pricing.ShouldBeNull();
        Catalog().Find(At("azure_openai", "https://mine.openai.azure.com"), "gpt-4.1")!.Pricing.ShouldBeNull();
    }

    [Test]
    public void The_operators_own_file_counts_before_the_one_that_is_built_in()
    {
        using var file = new TemporaryFile("""
            [
              // A comment does no harm.
              { "vendor": "openai", "models": ["gpt-4.1"], "context_size": 5000, "pricing": [{ "from": "2025-01-01", "prompt": 7, "completion": 8 }] },
              { "models": ["house-model"], "display_name": "House", "deprecation_date": "2027-03-01" }
            ]
            """);
        var catalog = Catalog(file.Path);

        var own = catalog.Find(At("openai"), "gpt-4.1").ShouldNotBeNull();
        own.ContextSize.ShouldBe(5000);
        own.Pricing.ShouldBe(new ModelPricing(7, 8));
        catalog.Find(At("ollama"), "House-Model:7b").ShouldNotBeNull().DeprecationDate.ShouldBe(new DateOnly(2027, 3, 1));
        catalog.Find(At("openai"), "gpt-4.1-mini").ShouldNotBeNull();
    }

    [TestCase("", "not JSON")]
    [TestCase("{}", "is not a list")]
    [TestCase("[7]", "Entry 1 is not an object")]
    [TestCase("[{}]", "Entry 1 names no model")]
    [TestCase("""[{"models":["a"],"price":1}]""", "unknown field 'price'")]
    [TestCase("""[{"models":["A"]}]""", "not in lower case")]
    [TestCase("""[{"models":["v/a"]}]""", "without slashes")]
    [TestCase("""[{"models":["a"]},{"models":["a"]}]""", "'a' is there twice")]
    [TestCase("""[{"models":["a"],"context_size":0}]""", "not a number of tokens")]
    [TestCase("""[{"models":["a"],"context_size":"8k"}]""", "not a number of tokens")]
    [TestCase("""[{"models":["a"],"capabilities":["flying"]}]""", "unknown word 'flying'")]
    [TestCase("""[{"models":["a"],"deprecation_date":"soon"}]""", "not a date")]
    [TestCase("""[{"models":["a"],"pricing":[{"from":"2025-01-01","prompt":1}]}]""", "no vendor")]
    [TestCase("""[{"vendor":"v","models":["a"],"pricing":[{"prompt":1}]}]""", "from when")]
    [TestCase("""[{"vendor":"v","models":["a"],"pricing":[{"from":"2025-01-01"}]}]""", "has no price")]
    [TestCase("""[{"vendor":"v","models":["a"],"pricing":[{"from":"2025-01-01","prompt":-1}]}]""", "not a price")]
    [TestCase("""[{"vendor":"v","models":["a"],"pricing":[{"from":"2025-01-01","prompt":"1"}]}]""", "not a price")]
    [TestCase("""[{"vendor":"v","models":["a"],"pricing":[{"from":"2025-01-01","prompt":1e9}]}]""", "not a price")]
    [TestCase("""[{"vendor":"v","models":["a"],"pricing":[{"from":"2025-02-01","prompt":1},{"from":"2025-01-01","prompt":1}]}]""", "order of their days")]
    [TestCase("""[{"models":["a"],"models":["b"]}]""", "not JSON")]
    public void A_bad_file_stops_the_start_and_says_where(string json, string message)
    {
        using var file = new TemporaryFile(json);
        var result = new ModelsFileValidator().Validate(null, new CatalogOptions { ModelsFile = file.Path });
        result.Failed.ShouldBeTrue();
        result.FailureMessage.ShouldNotBeNull().ShouldStartWith("Aisbf:Catalog:ModelsFile: ");
        result.FailureMessage.ShouldContain(message);
    }

    [Test]
    public void A_file_that_is_not_there_stops_the_start_and_none_does_not()
    {
        var missing = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        new ModelsFileValidator().Validate(null, new CatalogOptions { ModelsFile = missing }).FailureMessage.ShouldNotBeNull().ShouldContain(missing);
        new ModelsFileValidator().Validate(null, new CatalogOptions()).Succeeded.ShouldBeTrue();
    }

    private static IEnumerable<string> BuiltInNames() => BuiltIn.Select(entry => entry.Models[0]);

    private static Provider At(string type, string? endpoint = null)
    {
        var kind = Types.Find(type)!;
        return new Provider { Id = "p", Name = "p", Type = kind, Endpoint = new Uri(endpoint ?? kind.DefaultEndpoint!) };
    }

    [Test]
    public void The_next_day_on_which_a_price_changes_is_known()
    {
        using var file = new TemporaryFile(
            """[{"vendor":"openai","models":["m"],"pricing":[{"from":"2031-05-01","prompt":2,"completion":4},{"from":"2031-07-01","prompt":1,"completion":2}]}]""");
        var catalog = Catalog(file.Path);

        catalog.NextPriceChange(new DateOnly(2031, 4, 30)).ShouldBe(new DateOnly(2031, 5, 1));
        catalog.NextPriceChange(new DateOnly(2031, 5, 1)).ShouldBe(new DateOnly(2031, 7, 1));
        catalog.NextPriceChange(new DateOnly(2031, 7, 1)).ShouldBeNull();
    }

    private ModelCatalog Catalog(string? file = null) => new(Options.Create(new CatalogOptions { ModelsFile = file }), _time);

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text, Encoding.UTF8);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
