using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Tenancy;

/// <summary>A request that named somebody's things, with its answer.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Sent">The request.</param>
/// <param name="Names">Whose things it named.</param>
/// <param name="Answer">The answer.</param>
internal sealed record Exchange(string Method, RequestTemplate Sent, TenantNames Names, Answer Answer);
