using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>What is put on record of an import.</summary>
internal static class ImportEvent
{
    private const int NamedEntries = 20;

    public static AuditEvent Of(Owner owner, ImportReportDto report) =>
        new(AuditActions.ConfigurationImported, owner, "configuration", Detail: Describe(report));

    private static string Describe(ImportReportDto report)
    {
        var written = report.Entries.Where(e => e.Status is ImportEntryDto.Created or ImportEntryDto.Updated).Select(e => $"{e.Kind} {e.Id}").ToList();
        var names = string.Join(", ", written.Take(NamedEntries)) + (written.Count > NamedEntries ? " …" : "");
        var secrets = report.Entries.Any(e => e.SecretsChanged) ? ", with a secret changed" : "";
        return $"{report.Created} created, {report.Updated} updated, {report.Unchanged} unchanged, {report.Rejected} rejected{secrets}{(names.Length > 0 ? ": " : "")}{names}";
    }
}
