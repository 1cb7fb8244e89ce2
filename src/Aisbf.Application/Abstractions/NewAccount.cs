using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>An account that an admin makes.</summary>
public sealed record NewAccount(string Username, string Email, Secret Password, UserRole Role);
