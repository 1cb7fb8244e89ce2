using FluentValidation;

namespace Aisbf.Application.Common;

/// <summary>The rules that fields of configuration have in common. A field that is left out breaks none of them.</summary>
internal static class FieldRules
{
    private const int MaxTextLength = 2000;
    private const int MaxNameLength = 256;
    private const double MaxSeconds = 86_400 * 366d;

    public static IRuleBuilderOptions<T, string> ResourceId<T>(this IRuleBuilder<T, string> rule) => rule
        .Must((_, id, context) =>
        {
            var fault = ResourceIdRules.Check(id);
            context.MessageFormatter.AppendArgument("Fault", fault);
            return fault is null;
        })
        .WithMessage("{Fault}");

    /// <summary>A name of something: printable, not blank, at most 256 characters.</summary>
    public static IRuleBuilderOptions<T, string?> Name<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(name => name is null || !string.IsNullOrWhiteSpace(name) && name.Length <= MaxNameLength && !name.Any(char.IsControl))
        .WithMessage($"A name has 1 to {MaxNameLength} printable characters.");

    /// <summary>Text for people or models: at most 2000 characters.</summary>
    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || text.Length <= MaxTextLength)
        .WithMessage($"The text has more than {MaxTextLength} characters.");

    /// <summary>A credential: it goes into a header, so it has printable ASCII characters only.</summary>
    public static IRuleBuilderOptions<T, string?> Credential<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(key => key is null || Configuration.SecretMask.MeansKeep(key) || key.Length <= 8192 && key.All(c => c is > ' ' and <= '~'))
        .WithMessage("A key has printable ASCII characters only, without spaces.");

    public static IRuleBuilderOptions<T, double?> Weight<T>(this IRuleBuilder<T, double?> rule) => rule
        .Must(weight => weight is null or (>= 0 and <= 1e9))
        .WithMessage("A weight is a number from 0 to 1000000000.");

    /// <summary>Least seconds between two requests.</summary>
    public static IRuleBuilderOptions<T, double?> Pause<T>(this IRuleBuilder<T, double?> rule) => rule
        .Must(seconds => seconds is null or (>= 0 and <= MaxSeconds))
        .WithMessage("A rate limit is a number of seconds from 0.");

    public static IRuleBuilderOptions<T, double?> Percent<T>(this IRuleBuilder<T, double?> rule) => rule
        .Must(percent => percent is null or (>= 0 and <= 100))
        .WithMessage("The value is a percentage from 0 to 100.");

    /// <summary>A count of tokens, of which there has to be one at least.</summary>
    public static IRuleBuilderOptions<T, int?> Size<T>(this IRuleBuilder<T, int?> rule) => rule
        .Must(size => size is null or > 0)
        .WithMessage("A size is a whole number of tokens from 1.");

    public static IRuleBuilderOptions<T, int?> Seconds<T>(this IRuleBuilder<T, int?> rule) => rule
        .Must(seconds => seconds is null or (>= 0 and <= (int)MaxSeconds))
        .WithMessage("The value is a whole number of seconds from 0.");

    public static IRuleBuilderOptions<T, long?> Count<T>(this IRuleBuilder<T, long?> rule) => rule
        .Must(count => count is null or >= 0)
        .WithMessage("A limit is a whole number from 0.");

    public static IRuleBuilderOptions<T, decimal?> Price<T>(this IRuleBuilder<T, decimal?> rule) => rule
        .Must(price => price is null or (>= 0 and <= 1_000_000m))
        .WithMessage("A price is a number from 0 to 1000000.");

    /// <summary>A list without null or blank items, of reasonable length.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> Words<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .Must(words => words is null || words.Count <= 200 && words.All(w => !string.IsNullOrWhiteSpace(w) && w.Length <= MaxNameLength))
        .WithMessage("The list has at most 200 texts, none of them blank.");
}
