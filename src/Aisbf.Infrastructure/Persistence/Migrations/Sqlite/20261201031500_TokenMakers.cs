using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aisbf.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TokenMakers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "made_by",
                table: "tokens",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_tokens_made_by",
                table: "tokens",
                column: "made_by");

            migrationBuilder.CreateIndex(
                name: "IX_tokens_replaced_by",
                table: "tokens",
                column: "replaced_by");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tokens_made_by",
                table: "tokens");

            migrationBuilder.DropIndex(
                name: "IX_tokens_replaced_by",
                table: "tokens");

            migrationBuilder.DropColumn(
                name: "made_by",
                table: "tokens");
        }
    }
}
