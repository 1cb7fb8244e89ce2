namespace Aisbf.Domain.Tests.Tenancy;

/// <summary>Texts that Unicode folds to, normalises to or draws like <c>jessik@example.test</c>.</summary>
internal static class Confusables
{
    public const string Plain = "jessik@example.test";

    public static readonly string[] OfJess =
    [
        "je\u017F\u017Fik@example.test", // long s
        "jessi\u212A@example.test", // Kelvin sign
        "jess\u0131k@example.test", // dotless i
        "jess\u0130k@example.test", // I with a dot
        "je\u00DFik@example.test", // sharp s, which folds to ss
        "je\u1E9Eik@example.test",
        "\uFF4Aessik@example.test", // full width
        "jessik\uFF20example.test",
        "jessik@example\uFF0Etest",
        "jessik@example\u3002test",
        "j\u0435ssik@example.test", // Cyrillic
        "jess\u03B9k@example.test", // Greek
        "jess\u200Bik@example.test", // zero width
        "jess\u200Dik@example.test",
        "jess\u00ADik@example.test", // soft hyphen
        "\uFEFFjessik@example.test",
        "je\u0301ssik@example.test", // combining
        "j\u00E9ssik@example.test",
        "\U0001D41Aessik@example.test", // mathematical
        "jessik@ex\u00E4mple.test",
        "\u202Ejessik@example.test", // right to left
        "jessik@example.test\u0000",
        "je\uD83Dssik@example.test", // half a pair
    ];
}
