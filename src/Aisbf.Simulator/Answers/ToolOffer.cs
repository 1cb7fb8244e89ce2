using System.Text.Json;

namespace Aisbf.Simulator.Answers;

/// <summary>A tool that the request lets the model call.</summary>
internal readonly record struct ToolOffer(string Name, JsonElement Schema);
