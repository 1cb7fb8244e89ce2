using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Gateway;

/// <summary>A request for an upstream's list of models.</summary>
public sealed record ModelListCall(Owner Owner, Provider Provider, Secret? ApiKey);
