using System.IO.Compression;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// The passwords that are tried first: those of 8 characters and more among the 49,000 most common ones. The list is part of the program
/// (from <c>@zxcvbn-ts/language-common</c>); nothing is asked of anybody else. Read once it is needed.
/// </summary>
internal static class CommonPasswords
{
    private const string Resource = "Aisbf.Infrastructure.Identity.common-passwords.txt.gz";

    private static readonly Lazy<HashSet<string>> All = new(Read);

    /// <summary>Whether it is one of them, without regard to case.</summary>
    public static bool Contains(string password) => All.Value.Contains(password);

    private static HashSet<string> Read()
    {
        using var resource = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)!;
        using var text = new StreamReader(new GZipStream(resource, CompressionMode.Decompress));
        var all = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (text.ReadLine() is { } password)
        {
            all.Add(password);
        }

        return all;
    }
}
