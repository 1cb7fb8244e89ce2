using Aisbf.Api.Errors;
using Aisbf.Architecture.Tests.Solution;
using Aisbf.Domain.Common;

namespace Aisbf.Architecture.Tests.Documentation;

/// <summary>docs/errors.md lists every <see cref="ErrorCode"/> as it goes over HTTP.</summary>
internal sealed class ErrorDocumentTests
{
    private static IEnumerable<string> Code =>
        from code in Enum.GetValues<ErrorCode>()
        let status = ErrorStatus.Of(code)
        select $"{code} {status.Status} {status.Type} {status.Code}";

    [Test]
    public void Every_error_code_is_listed_with_its_status_type_and_code() =>
        MarkdownTable.Differences(Code, Listed(Repository.Read("docs/errors.md"))).ShouldBeEmpty();

    [Test]
    public void Twin_a_row_that_lies_is_found() =>
        MarkdownTable.Differences(
            ["NotFound 404 invalid_request_error not_found"],
            Listed("| ErrorCode | HTTP | `type` | `code` |\n|---|--:|---|---|\n| `NotFound` | 410 | `invalid_request_error` | `not_found` |\n"))
            .ShouldBe(["only in the code: NotFound 404 invalid_request_error not_found", "only in the document: NotFound 410 invalid_request_error not_found"]);

    private static IEnumerable<string> Listed(string markdown) =>
        MarkdownTable.Rows(markdown, "ErrorCode").Select(row => string.Join(' ', row[..4]));
}
