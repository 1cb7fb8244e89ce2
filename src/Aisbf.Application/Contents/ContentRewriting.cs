namespace Aisbf.Application.Contents;

/// <summary>Which addresses in answers are replaced by ones that lead through the gateway.</summary>
public enum ContentRewriting
{
    /// <summary>Those at the host that the provider is called at: its clients need a credential, or a network, that ours do not have.</summary>
    ProviderHost,

    /// <summary>All, so that no client ever calls anybody but the gateway.</summary>
    All,

    /// <summary>None.</summary>
    None,
}
