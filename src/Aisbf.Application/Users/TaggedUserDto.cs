using Aisbf.Application.Abstractions;

namespace Aisbf.Application.Users;

/// <summary>An account and what tells its state from any other.</summary>
/// <param name="User">The account.</param>
/// <param name="Stamp">To be sent back as <c>If-Match</c>.</param>
public sealed record TaggedUserDto(UserDto User, string Stamp)
{
    internal static TaggedUserDto Of(UserAccount account) => new(UserDto.Of(account), account.Stamp);
}
