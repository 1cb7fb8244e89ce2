using System.Reflection;
using System.Text.Json.Nodes;
using Aisbf.Application.Configuration;
using Aisbf.Application.Models;
using Microsoft.OpenApi;

namespace Aisbf.Api.OpenApi;

/// <summary>The OpenAPI document and the page that shows it.</summary>
internal static class SwaggerRegistration
{
    private const string Scheme = "bearer";

    // The page sets styles on its elements; scripts come from files only.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static IServiceCollection AddAisbfSwagger(this IServiceCollection services) => services.AddSwaggerGen(swagger =>
    {
        swagger.SwaggerDoc("v1", new OpenApiInfo
        {
            Title = "Aisbf",
            Version = "v1",
            Description = "One OpenAI-compatible API in front of every AI provider. "
                + "Press Authorize and paste a token; started with --demo, the program prints one.",
            License = new OpenApiLicense { Name = "MIT", Url = new Uri("https://opensource.org/license/mit") },
        });
        swagger.AddServer(new OpenApiServer { Url = "/", Description = "This installation." });
        swagger.AddSecurityDefinition(Scheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Scheme,
            Description = "A token of this installation. Administration needs one with the scope 'admin'.",
        });
        swagger.IncludeXmlComments(XmlFileOf(typeof(SwaggerRegistration).Assembly), includeControllerXmlComments: true);
        swagger.IncludeXmlComments(XmlFileOf(typeof(ModelDto).Assembly));
        swagger.SupportNonNullableReferenceTypes();
        swagger.CustomSchemaIds(DocumentNames.OfSchema);
        swagger.CustomOperationIds(DocumentNames.OfOperation);
        swagger.MapType<TextList>(TextOrList);
        swagger.MapType<JsonNode>(() => new OpenApiSchema());
        swagger.MapType<JsonObject>(() => new OpenApiSchema { Type = JsonSchemaType.Object });
        swagger.OperationFilter<ResourceWordsFilter>();
        swagger.OperationFilter<NamespaceOperationFilter>();
        swagger.OperationFilter<AccessOperationFilter>();
        swagger.OperationFilter<FileBodyOperationFilter>();
        swagger.OperationFilter<SurfaceOperationFilter>();
        swagger.OperationFilter<UnreadOperationFilter>();
        swagger.OperationFilter<PreconditionOperationFilter>();
        swagger.OperationFilter<ErrorOperationFilter>();
        swagger.OperationFilter<ExampleOperationFilter>();
        swagger.DocumentFilter<NullableChoices>();
        swagger.DocumentFilter<DocumentOrder>();
    });

    /// <summary>Serves both in a branch of their own, so that model calls do not pass through them.</summary>
    public static void UseAisbfSwagger(this WebApplication app) => app.UseWhen(
        static context => context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase),
        static swagger =>
        {
            swagger.Use(static (context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
                context.Response.Headers.XContentTypeOptions = "nosniff";

                // Neither answers HEAD by itself; the server leaves the body out.
                context.Request.Method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method;
                return next(context);
            });
            // Behind a proxy that strips a path prefix, the page's calls need the prefix again.
            swagger.UseSwagger(static document => document.PreSerializeFilters.Add(static (api, request) =>
                api.Servers = request.PathBase.HasValue ? [new OpenApiServer { Url = request.PathBase.Value }] : api.Servers));
            swagger.UseSwaggerUI(page =>
            {
                page.SwaggerEndpoint("v1/swagger.json", "Aisbf v1");
                page.DocumentTitle = "Aisbf API";
            });
        });

    private static OpenApiSchema TextOrList() => new()
    {
        AnyOf =
        [
            new OpenApiSchema { Type = JsonSchemaType.String },
            new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
        ],
    };

    private static string XmlFileOf(Assembly assembly) => Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
}
