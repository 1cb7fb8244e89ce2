using Aisbf.Application.Abstractions;
using FluentValidation;

namespace Aisbf.Application.Users.ListUsers;

internal sealed class ListUsersValidator : AbstractValidator<ListUsersQuery>
{
    public const string Ascending = "asc";
    public const string Descending = "desc";
    public const string Active = "active";
    private const string Inactive = "inactive";
    private const int MaxLimit = 100;
    private const int MaxSearch = 100;

    // Far beyond any list of people, and small enough to multiply.
    private const int MaxPage = 1_000_000;

    public ListUsersValidator()
    {
        RuleFor(q => q.Page).InclusiveBetween(1, MaxPage).WithMessage($"A page is a number from 1 to {MaxPage}.");
        RuleFor(q => q.Limit).InclusiveBetween(1, MaxLimit).WithMessage($"The limit is a number from 1 to {MaxLimit}.");
        RuleFor(q => q.Search).MaximumLength(MaxSearch).WithMessage($"The text to search for has at most {MaxSearch} characters.");
        RuleFor(q => q.OrderBy).Must(order => order is not null && Orders.ContainsKey(order)).WithMessage($"The order is one of {string.Join(", ", Orders.Keys)}.");
        RuleFor(q => q.Direction)
            .Must(direction => direction is Ascending or Descending)
            .WithMessage($"The direction is {Ascending} or {Descending}.");
        RuleFor(q => q.Status).Must(status => status is null or Active or Inactive).WithMessage($"The status is {Active} or {Inactive}.");
        RuleFor(q => q.Role).Role();
    }

    public static IReadOnlyDictionary<string, UserOrder> Orders { get; } = new Dictionary<string, UserOrder>(StringComparer.Ordinal)
    {
        ["username"] = UserOrder.Username,
        ["created_at"] = UserOrder.CreatedAt,
        ["last_signed_in_at"] = UserOrder.LastSignedInAt,
        ["email"] = UserOrder.Email,
        ["role"] = UserOrder.Role,
    };
}
