using Aisbf.Api.Errors;
using Aisbf.Api.Streaming;
using Aisbf.Application.Models;
using Aisbf.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Models;

/// <summary>Answers with models in the shape that the client reads: Anthropic's if it speaks that, else OpenAI's.</summary>
internal static class ModelAnswers
{
    public static IActionResult ToModelList(this Result<IReadOnlyList<ModelDto>> listed, HttpRequest request)
    {
        if (!listed.TryGet(out var models, out var error)) return error.ToActionResult();

        return new OkObjectResult(AnthropicHeaders.AreIn(request) ? AnthropicModelList.Of(models) : new OpenAiList<ModelDto>(models));
    }

    public static IActionResult ToModel(this Result<ModelDto> found, HttpRequest request)
    {
        if (!found.TryGet(out var model, out var error)) return error.ToActionResult();

        return new OkObjectResult(AnthropicHeaders.AreIn(request) ? AnthropicModel.Of(model) : model);
    }
}
