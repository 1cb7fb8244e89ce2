using Aisbf.Domain.Common;

namespace Aisbf.Application.Tokens;

internal static class TokenErrors
{
    public static readonly Error NotFound = new(ErrorCode.NotFound, "There is no token with this id.");
}
