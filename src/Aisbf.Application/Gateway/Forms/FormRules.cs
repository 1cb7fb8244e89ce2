using Aisbf.Domain.Routing;

namespace Aisbf.Application.Gateway.Forms;

/// <summary>Which files a call's form must have.</summary>
/// <param name="Surface">The call.</param>
/// <param name="File">The field with the file.</param>
/// <param name="MayRepeat">Several files may come, also under the name with <c>[]</c> behind it.</param>
public sealed record FormRules(Surface Surface, string File, bool MayRepeat)
{
    /// <exception cref="ArgumentOutOfRangeException">The call takes no form.</exception>
    public static FormRules For(Surface surface) => surface switch
    {
        Surface.Transcriptions or Surface.Translations => new FormRules(surface, "file", MayRepeat: false),
        Surface.ImageEdits => new FormRules(surface, "image", MayRepeat: true),
        Surface.ImageVariations => new FormRules(surface, "image", MayRepeat: false),
        _ => throw new ArgumentOutOfRangeException(nameof(surface), surface, "This call takes no form."),
    };

    internal bool IsFile(string name) =>
        name.StartsWith(File, StringComparison.Ordinal) && (name.Length == File.Length || MayRepeat && name[File.Length..] == "[]");
}
