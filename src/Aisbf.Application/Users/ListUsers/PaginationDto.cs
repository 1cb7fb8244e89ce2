namespace Aisbf.Application.Users.ListUsers;

/// <summary>Where a page stands.</summary>
/// <param name="CurrentPage">The page, from 1.</param>
/// <param name="TotalPages">1 at least.</param>
/// <param name="TotalUsers">How many match in all.</param>
/// <param name="StartItem">The first item's number among all, from 1; 0 on a page without items.</param>
/// <param name="EndItem">The last item's number; 0 on a page without items.</param>
/// <param name="Limit">Most items of a page.</param>
/// <param name="HasPrev">There is a page before.</param>
/// <param name="HasNext">There is a page after.</param>
public sealed record PaginationDto(
    int CurrentPage, int TotalPages, int TotalUsers, int StartItem, int EndItem, int Limit, bool HasPrev, bool HasNext)
{
    internal static PaginationDto Of(int page, int limit, int count, int total)
    {
        var pages = Math.Max(1, (total + limit - 1) / limit);
        var start = count == 0 ? 0 : (page - 1) * limit + 1;
        return new PaginationDto(page, pages, total, start, count == 0 ? 0 : start + count - 1, limit, page > 1, page < pages);
    }
}
