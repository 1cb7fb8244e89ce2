namespace Aisbf.Application.Capabilities.ListCapabilities;

/// <summary>How requests on a surface get to a provider.</summary>
public enum SurfaceSupportKind
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>As they are, but for the model's name.</summary>
    PassThrough,

    /// <summary>In the vendor's own shapes; what they have no place for is named in <c>X-Aisbf-Dropped</c>.</summary>
    Translated,
}
