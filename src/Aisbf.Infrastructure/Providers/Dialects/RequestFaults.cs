using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>
/// Refusals whose status blames the account or the vendor, though it is this request that they are about: another request to the
/// same candidate would be answered. What is about every request (a wrong key, an empty account, a country that the vendor does
/// not serve) is not in the table.
/// </summary>
internal static class RequestFaults
{
    /// <summary>Names and words that vendors use for refused contents, whatever the status.</summary>
    private static readonly string[] ContentNames =
    [
        "content_policy_violation", "content_filter", "ResponsibleAIPolicyViolation", "moderation_blocked", "content_moderation",
        "data_inspection_failed", "DataInspectionFailed", "PROHIBITED_CONTENT", "SAFETY", "BLOCKLIST", "RECITATION", "SPII",
    ];

    private static readonly (int Status, string Words, AttemptKind Kind)[] Table =
    [
        (403, "input was flagged", AttemptKind.InvalidRequest),
        (403, "flagged by", AttemptKind.InvalidRequest),
        (403, "flagged as", AttemptKind.InvalidRequest),
        (403, "requires moderation", AttemptKind.InvalidRequest),
        (403, "moderation", AttemptKind.InvalidRequest),
        (403, "content policy", AttemptKind.InvalidRequest),
        (403, "content filter", AttemptKind.InvalidRequest),
        (403, "content management policy", AttemptKind.InvalidRequest),
        (403, "usage policies", AttemptKind.InvalidRequest),
        (403, "usage policy", AttemptKind.InvalidRequest),
        (403, "usage guidelines", AttemptKind.InvalidRequest),
        (403, "acceptable use", AttemptKind.InvalidRequest),
        (403, "safety system", AttemptKind.InvalidRequest),
        (403, "safety_check", AttemptKind.InvalidRequest),

        // The key is right, and other models of the provider may be used with it.
        (403, "does not have access to model", AttemptKind.NotFound),
        (403, "not have access to the model", AttemptKind.NotFound),
        (403, "access to model", AttemptKind.NotFound),
        (403, "access to this model", AttemptKind.NotFound),
        (403, "not allowed to sample from this model", AttemptKind.NotFound),
        (403, "not allowed to use this model", AttemptKind.NotFound),
        (403, "is blocked at the organization level", AttemptKind.NotFound),
        (403, "is blocked at the project level", AttemptKind.NotFound),

        // Less of an answer could be paid for.
        (402, "fewer max_tokens", AttemptKind.InvalidRequest),
        (402, "can only afford", AttemptKind.InvalidRequest),

        // What the request demands of the endpoints behind a vendor.
        (503, "routing requirements", AttemptKind.InvalidRequest),
        (503, "no allowed providers", AttemptKind.InvalidRequest),
        (503, "no endpoints found", AttemptKind.InvalidRequest),
    ];

    private static readonly string[] ModelNames = ["model_not_found", "model_permission_blocked_org", "model_permission_blocked_project"];

    /// <param name="status">The status of the answer, or the one that its body names; null where there is neither.</param>
    /// <param name="body">What the vendor says.</param>
    /// <returns>What it means; null for every other refusal.</returns>
    public static AttemptKind? Find(int? status, FaultBody body)
    {
        // A wrong key and a limit stay what they are, whatever words come with them.
        if (status is 401 or 429) return null;
        if (body.IsFlagged || Array.Exists(ContentNames, body.Names)) return AttemptKind.InvalidRequest;
        if (status == 403 && Array.Exists(ModelNames, body.Names)) return AttemptKind.NotFound;

        foreach (var (refused, words, kind) in Table)
        {
            if (refused == status && body.Says(words)) return kind;
        }

        return null;
    }
}
