namespace Aisbf.Api.Authentication;

/// <summary>Marks lists of models, which an operator may open to callers without a token.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ModelListAttribute : Attribute;
