using System.Globalization;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Names for the items of one answer, made of the answer's own and the item's place.</summary>
internal readonly struct ResponseItemIds(string responseId)
{
    public const string ResponsePrefix = "resp_";

    private readonly string _answer = responseId.StartsWith(ResponsePrefix, StringComparison.Ordinal) ? responseId[ResponsePrefix.Length..] : responseId;

    public string Message(int index) => Of("msg", index);

    public string Reasoning(int index) => Of("rs", index);

    public string Call(int index) => Of("fc", index);

    public string Image(int index) => Of("ig", index);

    private string Of(string kind, int index) => string.Create(CultureInfo.InvariantCulture, $"{kind}_{_answer}{index:x2}");
}
