using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Aisbf.Api.Controllers.Configuration;

/// <summary>Adds the bodies that <see cref="JsonBodyAttribute"/> states to the API's description.</summary>
internal sealed class JsonBodyDescriptionProvider(IModelMetadataProvider metadata) : IApiDescriptionProvider
{
    // After the framework's own provider, which has collected the other parameters by then.
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var description in context.Results)
        {
            if (description.ActionDescriptor is ControllerActionDescriptor action
                && action.MethodInfo.GetCustomAttributes(typeof(JsonBodyAttribute), inherit: false) is [JsonBodyAttribute body])
            {
                var type = body.Type ?? AnswerOf(action.MethodInfo);
                description.ParameterDescriptions.Add(new ApiParameterDescription
                {
                    Name = "body",
                    Type = type,
                    Source = BindingSource.Body,
                    IsRequired = true,
                    ModelMetadata = metadata.GetMetadataForType(type),
                });
                description.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = "application/json" });
            }
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    // T of Task<ActionResult<T>>.
    private static Type AnswerOf(MethodInfo action) => action.ReturnType.GenericTypeArguments[0].GenericTypeArguments[0];
}
