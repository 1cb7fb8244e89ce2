using Aisbf.Api.Authentication;
using Aisbf.Api.OpenApi;
using Aisbf.Api.Streaming;
using Aisbf.Domain.Routing;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Chat;

/// <summary>Chat completions in OpenAI's dialect, whatever dialect the provider speaks.</summary>
[ApiController]
[Access(AccessLevel.Caller)]
[Tags("Chat")]
internal sealed class ChatCompletionsController(ChatService chat) : ControllerBase
{
    /// <summary>Chat with whatever the model name means: a provider's model, a rotation, or a bare model name.</summary>
    [HttpPost("/api/v1/chat/completions")]
    [HttpPost("/v1/chat/completions")]
    [HttpPost("/api/chat/completions")]
    [ChatOperation]
    public Task Any() => chat.ServeAsync(HttpContext, RouteFamily.Any);

    /// <summary>Chat with one provider. The model is the provider's own name for it, with or without the provider's id before it.</summary>
    [HttpPost("/api/{provider_id}/chat/completions")]
    [ChatOperation]
    public Task Provider([FromRoute(Name = "provider_id")] string providerId) =>
        chat.ServeAsync(HttpContext, RouteFamily.Provider, providerId);

    /// <summary>Chat through a rotation. The model is the rotation's id or its <c>model_name</c>.</summary>
    [HttpPost("/api/rotations/chat/completions")]
    [ChatOperation]
    public Task Rotation() => chat.ServeAsync(HttpContext, RouteFamily.Rotation);
}
