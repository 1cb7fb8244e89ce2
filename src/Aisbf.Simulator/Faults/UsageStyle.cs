namespace Aisbf.Simulator.Faults;

/// <summary>Where token counts appear in an answer.</summary>
internal enum UsageStyle
{
    /// <summary>Where the vendor puts them.</summary>
    Vendor,

    /// <summary>Nowhere.</summary>
    None,

    /// <summary>Only in the last frame that carries content state, even if nobody asked.</summary>
    Last,

    /// <summary>In the vendor's last place twice in a row.</summary>
    Twice,
}
