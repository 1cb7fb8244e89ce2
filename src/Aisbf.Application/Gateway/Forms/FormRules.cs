using Aisbf.Domain.Routing;

namespace Aisbf.Application.Gateway.Forms;

/// <summary>Which files a call's form must have.</summary>
/// <param name="File">The field with the file.</param>
/// <param name="MayRepeat">Several files may come, also under the name with <c>[]</c> behind it.</param>
public sealed record FormRules(string File, bool MayRepeat)
{
    private static readonly FormRules Audio = new("file", MayRepeat: false);
    private static readonly FormRules Image = new("image", MayRepeat: false);
    private static readonly FormRules Images = new("image", MayRepeat: true);

    /// <exception cref="ArgumentOutOfRangeException">The call takes no form.</exception>
    public static FormRules For(Surface surface) => surface switch
    {
        Surface.Transcriptions or Surface.Translations => Audio,
        Surface.ImageEdits => Images,
        Surface.ImageVariations => Image,
        _ => throw new ArgumentOutOfRangeException(nameof(surface), surface, "This call takes no form."),
    };

    internal bool IsFile(string name) =>
        name.StartsWith(File, StringComparison.Ordinal) && (name.Length == File.Length || MayRepeat && name[File.Length..] == "[]");
}
