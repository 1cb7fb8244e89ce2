using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aisbf.Infrastructure.Persistence.Migrations.SqlServer
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
                type: "uniqueidentifier",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "made_by",
                table: "tokens");
        }
    }
}
