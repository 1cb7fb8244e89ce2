namespace Aisbf.Simulator.Pipeline;

/// <summary>Answers a request that was read; does no input or output itself.</summary>
internal delegate Reply Operation(SimRequest request);
