using System.Text.Json;
using System.Text.RegularExpressions;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Tokens;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>Takes over the access tokens of a settings file, so that clients go on with theirs.</summary>
internal sealed partial class TokenImporter(ITokenStore store, TokenGrants grants, TimeProvider time)
{
    private const int MinLength = 16;
    private const int MaxLength = 512;
    private const int MinDistinct = 8;

    /// <summary>What becomes of each token, and what to store. The report has the places of tokens, never the tokens.</summary>
    public async Task<(List<ImportEntryDto> Entries, List<StoredToken> Tokens)> PlanAsync(
        Caller by, Owner owner, IReadOnlyList<JsonElement> values, CancellationToken cancellationToken)
    {
        var denied = await grants.CheckAsync(by, owner, UserAction.CreateToken, TokenScope.Api, expiresAt: null, cancellationToken);
        var texts = values.Select(value => value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "").ToList();
        var hashes = texts.ConvertAll(text => TokenHash.Of(text));
        var own = (await store.ListAsync(owner, cancellationToken)).Select(token => token.Hash).ToHashSet();
        var known = await store.FindKnownAsync(hashes, cancellationToken);
        var now = time.GetUtcNow();
        var taken = new Dictionary<TokenHash, StoredToken>();
        var entries = new List<ImportEntryDto>();
        for (var i = 0; i < texts.Count; i++)
        {
            var fault = denied?.Message ?? FindFault(texts[i]);
            var isOwn = own.Contains(hashes[i]) || taken.ContainsKey(hashes[i]);
            if (fault is null && !isOwn && known.Contains(hashes[i]))
            {
                fault = "It was revoked here, or belongs to somebody else.";
            }

            if (fault is not null)
            {
                entries.Add(Report(i, ImportEntryDto.Rejected, new ImportErrorDto(null, fault)));
            }
            else if (isOwn)
            {
                entries.Add(Report(i, ImportEntryDto.Unchanged));
            }
            else
            {
                taken.Add(hashes[i], Make(owner, texts[i], hashes[i], now));
                entries.Add(Report(i, ImportEntryDto.Created));
            }
        }

        return (entries, [.. taken.Values]);
    }

    private static string? FindFault(string token) => token switch
    {
        { Length: < MinLength } => $"A token has at least {MinLength} characters: this one could be guessed.",
        { Length: > MaxLength } => $"A token has at most {MaxLength} characters.",
        _ when token.Any(c => c is <= ' ' or > '~') => "A token has printable ASCII characters only, without spaces.",
        _ when token.Distinct().Count() < MinDistinct || Sample().IsMatch(token) => "It is a placeholder or a token of a sample file, which everybody knows.",
        _ => null,
    };

    private static StoredToken Make(Owner owner, string token, TokenHash hash, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Owner = owner,
        Hash = hash,
        LastFour = token[^4..],
        Description = "taken over from aisbf.json",
        Scope = TokenScope.Api,
        CreatedAt = now,
    };

    private static ImportEntryDto Report(int index, string status, params ImportErrorDto[] errors) =>
        new("token", $"auth.tokens[{index}]", status, errors, []);

    [GeneratedRegex("^(your[-_]|change[-_]?me|example|placeholder|insert[-_])|^(api|mcp)[a-z-]*-token-[0-9]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sample();
}
