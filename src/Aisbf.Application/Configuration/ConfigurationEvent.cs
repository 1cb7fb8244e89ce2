using Aisbf.Application.Audit;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Configuration;

/// <summary>What is put on record of changes to configuration: what became of the document, never what is in it.</summary>
internal static class ConfigurationEvent
{
    /// <summary>Null when nothing was written.</summary>
    public static AuditEvent? Saved<TDto>(string action, Owner owner, string id, Result<Saved<TDto>> result) =>
        result.TryGet(out var saved, out _) && saved.Outcome != SaveOutcome.Unchanged
            ? new AuditEvent(action, owner, id, Detail: Describe(saved))
            : null;

    /// <summary>Null when nothing was removed.</summary>
    public static AuditEvent? Removed(string action, Owner owner, string id, Result<Unit> result) =>
        result.IsSuccess ? new AuditEvent(action, owner, id) : null;

    private static string Describe<TDto>(Saved<TDto> saved) =>
        $"{(saved.Outcome == SaveOutcome.Created ? "created" : "updated")}, version {saved.Version}{(saved.SecretsChanged ? ", with a secret changed" : "")}";
}
