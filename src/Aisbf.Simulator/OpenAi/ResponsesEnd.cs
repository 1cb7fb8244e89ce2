namespace Aisbf.Simulator.OpenAi;

/// <summary>How far a response has come.</summary>
internal enum ResponsesEnd
{
    NotYet,
    Completed,
    MaxOutputTokens,
    ContentFilter,
}
