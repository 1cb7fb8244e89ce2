using System.Globalization;
using System.IO.Enumeration;
using Aisbf.Simulator.Journal;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Control;

/// <summary>Chooses journal entries by <c>?model=&amp;path=&amp;last=</c>; model and path are patterns of <c>*</c> and <c>?</c>.</summary>
internal static class JournalFilter
{
    public static IReadOnlyList<RecordedRequest> Select(RequestJournal journal, IQueryCollection query)
    {
        IEnumerable<RecordedRequest> found = journal.Requests;
        if (query["model"].ToString() is { Length: > 0 } model)
            found = found.Where(r => FileSystemName.MatchesSimpleExpression(model, r.Model));
        if (query["path"].ToString() is { Length: > 0 } path)
            found = found.Where(r => FileSystemName.MatchesSimpleExpression(path, r.Path));
        if (int.TryParse(query["last"], CultureInfo.InvariantCulture, out var last))
            found = found.TakeLast(last);
        return [.. found];
    }
}
