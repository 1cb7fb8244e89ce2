using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aisbf.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AuditRetention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_retention",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    kept_from = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_retention", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "audit_retention",
                columns: new[] { "id", "kept_from" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_contents_owner_id_expires_at",
                table: "contents",
                columns: new[] { "owner_id", "expires_at" });

            // Ticks of seven days ago by the database's own clock: nothing younger is ever deleted.
            const string Floor = "(DATEDIFF_BIG(SECOND, CAST(''0001-01-01'' AS datetime2), SYSUTCDATETIME()) - 604800) * 10000000";
            migrationBuilder.Sql("DROP TRIGGER audit_log_append_only;");
            migrationBuilder.Sql(
                "EXEC('CREATE TRIGGER audit_log_append_only ON audit_log INSTEAD OF UPDATE, DELETE AS BEGIN "
                + $"IF EXISTS (SELECT 1 FROM inserted) OR EXISTS (SELECT 1 FROM deleted WHERE at >= {Floor} OR at >= (SELECT COALESCE(MAX(kept_from), 0) FROM audit_retention)) "
                + "THROW 51000, ''the audit log is append-only'', 1; "
                + "DELETE FROM audit_log WHERE id IN (SELECT id FROM deleted); END')");
            migrationBuilder.Sql(
                "EXEC('CREATE TRIGGER audit_retention_moves_forward ON audit_retention AFTER INSERT, UPDATE, DELETE AS BEGIN "
                + "IF (SELECT COUNT(*) FROM audit_retention) <> 1 OR NOT EXISTS (SELECT 1 FROM audit_retention WHERE id = 1) "
                + $"OR EXISTS (SELECT 1 FROM inserted WHERE kept_from > {Floor}) "
                + "OR EXISTS (SELECT 1 FROM inserted i JOIN deleted d ON i.id = d.id WHERE i.kept_from < d.kept_from) "
                + "THROW 51001, ''the retention of the audit log only moves forward'', 1; END')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_log_append_only;");
            migrationBuilder.Sql("EXEC('CREATE TRIGGER audit_log_append_only ON audit_log INSTEAD OF UPDATE, DELETE AS THROW 51000, ''the audit log is append-only'', 1;')");
            migrationBuilder.DropTable(
                name: "audit_retention");

            migrationBuilder.DropIndex(
                name: "IX_contents_owner_id_expires_at",
                table: "contents");
        }
    }
}
