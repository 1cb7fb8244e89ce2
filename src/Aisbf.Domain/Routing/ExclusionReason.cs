namespace Aisbf.Domain.Routing;

/// <summary>Why a candidate is not in a plan.</summary>
public enum ExclusionReason
{
    /// <summary>The provider is switched off by hand.</summary>
    ProviderDisabled,

    /// <summary>The rotation names a provider that does not exist.</summary>
    UnknownProvider,

    /// <summary>The provider needs a key and has none.</summary>
    MissingKey,

    /// <summary>The entry lists no models and the provider has none either.</summary>
    NoModels,

    /// <summary>The circuit is open.</summary>
    CircuitOpen,

    /// <summary>The prompt does not fit.</summary>
    ContextTooSmall,

    /// <summary>The request has images and the model is stated not to see.</summary>
    NoVision,

    /// <summary>The request has audio and the model is stated not to hear.</summary>
    NoAudioInput,

    /// <summary>The request has tools and the model is stated not to use any.</summary>
    NoToolUse,

    /// <summary>The provider does not offer what the request is for, such as embeddings.</summary>
    ProviderLacksSurface,

    /// <summary>The model is stated not to do what the request is for.</summary>
    ModelLacksSurface,

    /// <summary>Its vectors cannot be compared with those that the rotation or autoselect gives.</summary>
    OtherVectorSpace,

    /// <summary>The nested rotation is already on the way to here; or an autoselect names an autoselect.</summary>
    Loop,

    /// <summary>Rotations are nested deeper than the limit.</summary>
    TooDeep,

    /// <summary>The entry names a rotation that does not exist.</summary>
    UnknownRotation,

    /// <summary>The entry names an autoselect, which cannot stand in a rotation.</summary>
    AutoselectInRotation,

    /// <summary>The same candidate stands earlier in the plan.</summary>
    Duplicate,

    /// <summary>The owner's rotations have more members together than the limit.</summary>
    TooManyMembers,
}
