namespace Aisbf.Api.OpenApi;

/// <summary>Marks actions that read a chat request themselves and do not serve it, so that the OpenAPI document can still describe its body.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChatOperationAttribute : Attribute;
