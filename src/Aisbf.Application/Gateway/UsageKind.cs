namespace Aisbf.Application.Gateway;

/// <summary>What upstream calls were made for.</summary>
public enum UsageKind
{
    /// <summary>To answer a client's request.</summary>
    Request,

    /// <summary>To have a model choose the model for a client's request, which is recorded by itself.</summary>
    Selection,
}
