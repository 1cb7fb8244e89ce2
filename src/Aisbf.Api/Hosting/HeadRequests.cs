namespace Aisbf.Api.Hosting;

/// <summary>Has HEAD answered wherever GET is, with the same headers; the server leaves the body out.</summary>
internal static class HeadRequests
{
    public static void Allow(EndpointBuilder endpoint)
    {
        for (var i = 0; i < endpoint.Metadata.Count; i++)
        {
            if (endpoint.Metadata[i] is HttpMethodMetadata { HttpMethods: var methods } metadata
                && methods.Contains(HttpMethods.Get) && !methods.Contains(HttpMethods.Head))
            {
                endpoint.Metadata[i] = new HttpMethodMetadata([.. methods, HttpMethods.Head], metadata.AcceptCorsPreflight);
            }
        }
    }
}
