using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Aisbf.Infrastructure.Persistence.Conventions;

/// <summary>Stores an instant as its UTC ticks.</summary>
internal sealed class UtcTicksConverter()
    : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
