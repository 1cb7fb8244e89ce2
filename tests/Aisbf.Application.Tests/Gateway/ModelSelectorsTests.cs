using System.Text;
using Aisbf.Application.Gateway;

namespace Aisbf.Application.Tests.Gateway;

/// <summary>Fields that make some upstream answer with another model than the one that was checked.</summary>
internal sealed class ModelSelectorsTests
{
    /// <summary>With the place that is named.</summary>
    private static readonly (string Json, string Place)[] Selectors =
    [
        ("\"models\":[\"b\"]", "models"),
        ("\"Models\":[\"b\"]", "Models"),
        ("\"\\u006dodels\":[\"b\"]", "models"),
        ("\"fallbacks\":[\"b\"]", "fallbacks"),
        ("\"fallback_models\":[\"b\"]", "fallback_models"),
        ("\"fallbackModel\":\"b\"", "fallbackModel"),
        ("\"context_window_fallbacks\":[]", "context_window_fallbacks"),
        ("\"content_policy_fallbacks\":[]", "content_policy_fallbacks"),
        ("\"mock_testing_fallbacks\":true", "mock_testing_fallbacks"),
        ("\"route\":\"fallback\"", "route"),
        ("\"router\":{}", "router"),
        ("\"routing_config\":{}", "routing_config"),
        ("\"preset\":\"p\"", "preset"),
        ("\"engine\":\"b\"", "engine"),
        ("\"engine_id\":\"b\"", "engine_id"),
        ("\"inferenceProfileArn\":\"b\"", "inferenceProfileArn"),
        ("\"bot_id\":\"b\"", "bot_id"),
        ("\"extra_headers\":{\"x-config\":\"b\"}", "extra_headers"),
        ("\"extra_query\":{\"m\":\"b\"}", "extra_query"),
        ("\"extra_body\":{\"mod\\u00adel\":\"b\"}", "extra_body.mod\u00adel"),
        ("\"extra_body\":{\"\\uff4dodel\":\"b\"}", "extra_body.\uff4dodel"),
        ("\"deployment_id\":\"b\"", "deployment_id"),
        ("\"model_list\":[]", "model_list"),
        ("\"model_id\":\"b\"", "model_id"),
        ("\"model_name\":\"b\"", "model_name"),
        ("\"draft_model\":\"b\"", "draft_model"),
        ("\"summary_model\":\"b\"", "summary_model"),
        ("\"adapter_id\":\"b\"", "adapter_id"),
        ("\"lora\":[{\"id\":0}]", "lora"),
        ("\"agent_id\":\"b\"", "agent_id"),
        ("\"prompt_id\":\"b\"", "prompt_id"),
        ("\"api_base\":\"https://b\"", "api_base"),
        ("\"base_url\":\"https://b\"", "base_url"),
        ("\"custom_llm_provider\":\"b\"", "custom_llm_provider"),
        ("\"user_config\":{}", "user_config"),
        ("\"litellm_params\":{}", "litellm_params"),
        ("\"extra_body\":{\"model\":\"b\"}", "extra_body.model"),
        ("\"extra_body\":{\"Model\":\"b\"}", "extra_body.Model"),
        ("\"extra_body\":{\"extra_body\":{\"models\":[\"b\"]}}", "extra_body.extra_body.models"),
        ("\"extra_body\":[{\"model\":\"b\"}]", "extra_body[0].model"),
        ("\"provider\":{\"model\":\"b\"}", "provider.model"),
        ("\"plugins\":[{\"id\":\"auto-router\",\"allowed_models\":[\"b\"]}]", "plugins[0].allowed_models"),
        ("\"input_audio_transcription\":{\"model\":\"b\"}", "input_audio_transcription.model"),
        ("\"context_management\":{\"edits\":[{\"type\":\"compact\",\"model\":\"b\"}]}", "context_management.edits[0].model"),
        ("\"tools\":[{\"type\":\"image_generation\",\"model\":\"b\"}]", "tools[0].model"),
        ("\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}},{\"type\":\"advisor\",\"name\":\"a\",\"model\":\"b\"}]", "tools[1].model"),
        ("\"tools\":[{\"type\":\"openrouter:fusion\",\"parameters\":{\"model\":\"b\"}}]", "tools[0].parameters.model"),
    ];

    // What clients send every day, and what only talks about models.
    private static readonly string[] Harmless =
    [
        "\"temperature\":1,\"top_p\":0.5,\"stop\":[\"model\"],\"seed\":1,\"logit_bias\":{\"model\":1}",
        "\"messages\":[{\"role\":\"user\",\"content\":\"model\",\"model\":\"b\"}]",
        "\"input\":[{\"type\":\"message\",\"model\":\"b\"}]",
        "\"metadata\":{\"model\":\"b\",\"route\":\"x\"}",
        "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{\"model\":{\"type\":\"string\"}}}}}]",
        "\"tools\":[{\"name\":\"f\",\"input_schema\":{\"type\":\"object\",\"properties\":{\"models\":{\"type\":\"array\"}}}}]",
        "\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{\"properties\":{\"model\":{}}}}]",
        "\"functions\":[{\"name\":\"f\",\"parameters\":{\"properties\":{\"model\":{}}}}]",
        "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":{\"properties\":{\"model\":{}}}}}",
        "\"text\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"properties\":{\"model\":{}}}}}",
        "\"provider\":{\"order\":[\"a\"],\"only\":[\"b\"],\"sort\":\"price\",\"allow_fallbacks\":true}",
        "\"reasoning\":{\"effort\":\"low\"},\"thinking\":{\"type\":\"enabled\"},\"modalities\":[\"text\"],\"audio\":{\"voice\":\"v\",\"format\":\"wav\"}",
        "\"web_search_options\":{},\"service_tier\":\"auto\",\"stream_options\":{\"include_usage\":true},\"prompt_cache_key\":\"k\",\"user\":\"u\"",
        "\"chat_template_kwargs\":{\"model_identity\":\"x\"},\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"model\"}}",
    ];

    private static IEnumerable<TestCaseData> Bad() => Selectors.Select(s => new TestCaseData(s.Json, s.Place));

    [TestCaseSource(nameof(Bad))]
    public void A_selector_is_found_wherever_it_stands(string json, string place)
    {
        ModelSelectors.Find(Encoding.UTF8.GetBytes($"{{\"model\":\"a\",{json}}}")).ShouldBe(place);
        ModelSelectors.Find(Encoding.UTF8.GetBytes($"{{{json},\"model\":\"a\"}}")).ShouldBe(place);
    }

    [TestCaseSource(nameof(Harmless))]
    public void What_picks_no_model_is_left_alone(string json) => ModelSelectors.Find(Encoding.UTF8.GetBytes($"{{\"model\":\"a\",{json}}}")).ShouldBeNull();

    [TestCase("models")]
    [TestCase("models[]")]
    [TestCase("fallbacks[0]")]
    [TestCase("extra_body")]
    [TestCase("extra_body[model]")]
    [TestCase("extra_body[x]")]
    [TestCase("provider[model]")]
    [TestCase("provider.model")]
    [TestCase("route")]
    [TestCase("Fallback_Models")]
    public void A_selector_in_a_form_is_found(string name) => ModelSelectors.IsInForm(name).ShouldBeTrue();

    [TestCase("model")]
    [TestCase("file")]
    [TestCase("image[]")]
    [TestCase("response_format")]
    [TestCase("timestamp_granularities[]")]
    [TestCase("include[]")]
    [TestCase("chunking_strategy")]
    [TestCase("known_speaker_names[]")]
    [TestCase("prompt")]
    public void The_fields_of_ordinary_forms_are_left_alone(string name) => ModelSelectors.IsInForm(name).ShouldBeFalse();
}
