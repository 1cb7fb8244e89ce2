using System.Reflection;
using Aisbf.Application.Models;
using Microsoft.OpenApi;

namespace Aisbf.Api.OpenApi;

/// <summary>The OpenAPI document and the page that shows it.</summary>
internal static class SwaggerRegistration
{
    private const string Scheme = "bearer";

    public static IServiceCollection AddAisbfSwagger(this IServiceCollection services) => services.AddSwaggerGen(swagger =>
    {
        swagger.SwaggerDoc("v1", new OpenApiInfo
        {
            Title = "Aisbf",
            Version = "v1",
            Description = "One OpenAI-compatible API in front of every AI provider. "
                + "Press Authorize and paste a token; started with --demo, the program prints one.",
        });
        swagger.AddSecurityDefinition(Scheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Scheme,
            Description = "A token of this installation. Administration needs one with the scope 'admin'.",
        });
        swagger.IncludeXmlComments(XmlFileOf(typeof(SwaggerRegistration).Assembly), includeControllerXmlComments: true);
        swagger.IncludeXmlComments(XmlFileOf(typeof(ModelDto).Assembly));
        swagger.SupportNonNullableReferenceTypes();
        swagger.OperationFilter<AccessOperationFilter>();
        swagger.OperationFilter<ChatOperationFilter>();
    });

    /// <summary>Serves both in a branch of their own, so that model calls do not pass through them.</summary>
    public static void UseAisbfSwagger(this WebApplication app) => app.UseWhen(
        static context => context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase),
        static swagger =>
        {
            swagger.UseSwagger();
            swagger.UseSwaggerUI(page =>
            {
                page.SwaggerEndpoint("/swagger/v1/swagger.json", "Aisbf v1");
                page.DocumentTitle = "Aisbf API";
                page.EnablePersistAuthorization();
            });
        });

    private static string XmlFileOf(Assembly assembly) => Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
}
