namespace Aisbf.Simulator.Faults;

/// <summary>One word of the vocabulary.</summary>
/// <param name="Name">The word, in lower case with hyphens.</param>
/// <param name="Value">What may follow the equals sign, in the notation of the guide; empty when nothing may.</param>
/// <param name="Meaning">One line for the guide and <c>GET /_sim/vocabulary</c>.</param>
/// <param name="Apply">Lays the word over other directives.</param>
internal sealed record Word(string Name, string Value, string Meaning, Func<Directives, WordValue, Directives> Apply);
