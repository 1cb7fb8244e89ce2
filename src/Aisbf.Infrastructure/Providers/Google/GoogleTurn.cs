namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>All that one side says before the other side speaks.</summary>
internal sealed class GoogleTurn(bool isUser)
{
    private readonly List<(int Order, GooglePart.Result Part)> _results = [];
    private readonly List<GooglePart> _parts = [];

    public bool IsUser => isUser;

    /// <summary>Results of functions come first, in the order of the calls.</summary>
    public IEnumerable<GooglePart> Parts =>
        _results.OrderBy(result => result.Order).Select(GooglePart (result) => result.Part).Concat(_parts);

    public bool HasCalls => _parts.Exists(part => part is GooglePart.Call);

    public void Add(GooglePart part) => _parts.Add(part);

    public void AddResult(int order, GooglePart.Result result) => _results.Add((order, result));
}
