namespace Aisbf.Domain.Autoselects;

/// <summary>A message of a conversation as far as a choice of model looks at it.</summary>
/// <param name="Role">Who says it, as the client wrote it.</param>
/// <param name="Text">What is said; other parts than text are named in brackets.</param>
public readonly record struct SelectionMessage(string Role, string Text);
