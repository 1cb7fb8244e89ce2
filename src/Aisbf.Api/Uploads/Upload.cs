using Aisbf.Application.Gateway;

namespace Aisbf.Api.Uploads;

/// <summary>A form that has arrived, and what is known of it.</summary>
internal sealed record Upload(SpooledBody Body, RequestPeek Peek);
