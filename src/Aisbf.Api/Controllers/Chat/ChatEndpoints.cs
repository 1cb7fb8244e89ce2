using Aisbf.Api.Authentication;
using Aisbf.Api.OpenApi;
using Aisbf.Api.Streaming;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Chat;

/// <summary>
/// Chat completions in OpenAI's dialect, whatever dialect the provider speaks. Endpoints rather than a controller: an
/// action invoker, its filters and a service scope would be a fifth of all that a request allocates, and none of them has
/// anything to do here.
/// </summary>
internal sealed class ChatEndpoints(ChatService chat)
{
    public static void Map(WebApplication app)
    {
        var endpoints = new ChatEndpoints(app.Services.GetRequiredService<ChatService>());
        var group = app.MapGroup("").WithTags("Chat").WithMetadata(new AccessAttribute(AccessLevel.Caller), new ChatOperationAttribute());
        Map(group, "/api/v1/chat/completions", endpoints.Any);
        Map(group, "/v1/chat/completions", endpoints.Any);
        Map(group, "/api/chat/completions", endpoints.Any);
        group.MapPost("/api/{provider_id}/chat/completions", endpoints.Provider);
        Map(group, "/api/rotations/chat/completions", endpoints.Rotation);
        Map(group, "/api/autoselect/chat/completions", endpoints.Autoselect);

        var namespaced = group.MapGroup("").WithMetadata(new NamespaceAttribute());
        Map(namespaced, "/api/user/chat/completions", endpoints.User);
        Map(namespaced, "/api/u/{username}/chat/completions", endpoints.User);
    }

    // What takes nothing but the context is described only if it says which method it is.
    private static void Map(RouteGroupBuilder group, string path, RequestDelegate handler) =>
        group.MapPost(path, handler).WithMetadata(handler.Method);

    /// <summary>Chat with whatever the model name means: a provider's model, a rotation, an autoselect, or a bare model name.</summary>
    private Task Any(HttpContext http) => chat.ServeAsync(http, RouteFamily.Any);

    /// <summary>Chat with one provider. The model is the provider's own name for it, with or without the provider's id before it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="providerId">The provider's id.</param>
    private Task Provider(HttpContext http, [FromRoute(Name = "provider_id")] string providerId) =>
        chat.ServeAsync(http, RouteFamily.Provider, providerId);

    /// <summary>Chat through a rotation. The model is the rotation's id or its <c>model_name</c>.</summary>
    private Task Rotation(HttpContext http) => chat.ServeAsync(http, RouteFamily.Rotation);

    /// <summary>Chat through an autoselect, which chooses the model for the request. The model is the autoselect's id or its <c>model_name</c>.</summary>
    private Task Autoselect(HttpContext http) => chat.ServeAsync(http, RouteFamily.Autoselect);

    /// <summary>
    /// Chat in a user's namespace: <c>user-provider/id/model</c>, <c>user-rotation/id</c>, <c>user-autoselect/id</c>, or any name that the shared paths
    /// take.
    /// </summary>
    private Task User(HttpContext http) => chat.ServeAsync(http, RouteFamily.Any);
}
