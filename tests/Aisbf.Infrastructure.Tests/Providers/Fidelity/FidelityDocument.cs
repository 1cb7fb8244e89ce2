using System.Text;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>Writes docs/fidelity.md.</summary>
internal static class FidelityDocument
{
    private const string Introduction = """
        # What survives a translation

        Every client dialect works with every provider. Where the provider speaks the client's dialect, bytes pass through and nothing can be lost; everywhere else requests and answers are
        translated, and this page says what becomes of each field. Tests write it: they take requests and answers that have every field, change one value after the other, and
        look at what arrives. A value of a request that makes no difference and is not named as lost fails them.

        | Clients speak | Passes through, byte for byte | Is translated for |
        |---|---|---|
        | Chat completions | providers that speak OpenAI's dialect | Anthropic, Google, Ollama |
        | Completions | providers that speak OpenAI's dialect | Anthropic, Google, Ollama |
        | Messages | Anthropic | all others |
        | Responses | providers that have this API (the types TYPES) | all others |

        "Byte for byte" but for the model's name and what [the Responses API](guides/responses.md) and [Anthropic clients](guides/anthropic-clients.md) say of `store` and of reasoning that another
        credential made.

        ## How a loss is told

        - The answer's header `X-Aisbf-Dropped` names what of the **request** was lost, in the client's own words and with the place: `top_k, messages.2.content.0.cache_control`. A name covers all that is
          below it. It is there before a streamed answer begins.
        - A provider with `strict: true` is not asked at all then: the answer is a 400 that names the fields (`unsupported_feature`; for Anthropic's clients `invalid_request_error`). In a rotation or an autoselect the next candidate is tried.
        - What is lost of an **answer** is not named: nobody asked for it, and in nearly every answer there is something, such as a fingerprint or a price. Streamed answers carry what whole ones do.

        ## How to read the tables

        | | |
        |---|---|
        | ✓ | The same value arrives: in the field of the same name, or where the cell says. |
        | → | What arrives depends on it, in another form: a word for a number, an object for its text, one text for several. The cell says where. |
        | ✗ | Lost; of a request, `X-Aisbf-Dropped` names it. |
        | – | Left out without a word: it says nothing that the upstream needs, or what holds there anyway. |

        `[]` is any element of a list, `[user]` one of that role or kind. `(data)` is a data URL, as opposed to an address. `type` and `role` are not listed: where something arrives says what it is.
        A cell is about the models that are usual at the upstream; others stand behind a semicolon.

        Some losses depend on what else is in the request. Each is named when it happens:

        - at Anthropic, a model that thinks takes no `temperature` and no `top_k`, and `top_p` only from 0.95; a forced tool call rules thinking out, and so does, before Claude 4.6, a tool loop whose
          signed thinking was not handed back;
        - at Anthropic, `strict` schemas are enforced from Claude 4.5 on, if they keep to the words that it knows (no bounds, no patterns, `additionalProperties: false` in every object). Where they do not,
          `strict` is lost, and the answer's format becomes a forced tool call, with all that this rules out; and the client's own forced call then rules out the format;
        - at Google, several answers (`n`) cannot be streamed;
        - signed or encrypted reasoning goes only to whoever made it; the tables are about a client that has it from the vendor itself.

        """;

    public static string Write()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n").Replace("TYPES", Types(), StringComparison.Ordinal));
        foreach (var surface in new[] { Surface.ChatCompletions, Surface.Completions, Surface.Messages, Surface.Responses })
        {
            text.Append("\n## Requests: ").Append(FidelityTable.NameOf(surface)).Append("\n\n").Append(FidelityTable.OfRequests(surface));
        }

        foreach (var vendor in new[] { "OpenAi", "Anthropic", "Google", "Ollama" })
        {
            text.Append("\n## Answers: ").Append(NameOf(vendor)).Append("\n\nWhere the answer goes to a client of\n\n").Append(FidelityTable.OfAnswers(vendor));
        }

        return text.Append("\n## Why an answer ended\n\nAn answer that calls tools ends with `tool_calls`, `tool_use` or `completed`, unless it was cut off.\n\n").Append(StopReasonTable.Write()).ToString();
    }

    private static string Types() => string.Join(", ", Codec.Types.All.Where(type => type.Responses).Select(type => $"`{type.Id}`").Order(StringComparer.Ordinal));

    private static string NameOf(string vendor) => vendor == "OpenAi" ? "OpenAI and those who speak like it" : vendor;
}
