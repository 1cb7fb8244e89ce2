using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;

namespace Aisbf.Application.Gateway;

/// <summary>A request for an upstream's list of models.</summary>
public sealed record ModelListCall(Provider Provider, Secret? ApiKey);
