using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aisbf.Infrastructure.Persistence.Migrations.Sqlite
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
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    kept_from = table.Column<long>(type: "INTEGER", nullable: false)
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
            const string Floor = "((strftime('%s','now') - 604800) * 10000000 + 621355968000000000)";
            migrationBuilder.Sql("DROP TRIGGER audit_log_no_delete;");
            migrationBuilder.Sql($"CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log WHEN OLD.at >= {Floor} OR NOT EXISTS (SELECT 1 FROM audit_retention WHERE kept_from > OLD.at) BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;");
            migrationBuilder.Sql($"CREATE TRIGGER audit_retention_moves_forward BEFORE UPDATE ON audit_retention WHEN NEW.id <> OLD.id OR NEW.kept_from < OLD.kept_from OR NEW.kept_from > {Floor} BEGIN SELECT RAISE(ABORT, 'the retention of the audit log only moves forward'); END;");
            foreach (var change in new[] { "insert", "delete" })
            {
                migrationBuilder.Sql($"CREATE TRIGGER audit_retention_no_{change} BEFORE {change.ToUpperInvariant()} ON audit_retention BEGIN SELECT RAISE(ABORT, 'the retention of the audit log has one row'); END;");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_log_no_delete;");
            migrationBuilder.Sql("CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;");
            migrationBuilder.DropTable(
                name: "audit_retention");

            migrationBuilder.DropIndex(
                name: "IX_contents_owner_id_expires_at",
                table: "contents");
        }
    }
}
