using System.Reflection;
using Aisbf.Api.Authentication;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace Aisbf.Architecture.Tests.Types;

/// <summary>Rules for compiled types. Each answers what is wrong with the types it is given.</summary>
internal static class TypeRules
{
    private static readonly Type[] DispatchedShapes = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>), typeof(IPipelineBehavior<,>), typeof(IValidator<>)];

    /// <summary>A class is closed to inheritance, or made for it.</summary>
    public static IEnumerable<string> NeitherSealedNorAbstract(IEnumerable<Type> types) =>
        from type in types
        where type is { IsClass: true, IsSealed: false, IsAbstract: false }
        select $"{type.FullName} is neither sealed nor abstract nor static";

    /// <summary>Handlers, validators and behaviours are found by their interface; nobody names them.</summary>
    public static IEnumerable<string> PublicHandlers(IEnumerable<Type> types) =>
        from type in types
        where type is { IsClass: true, IsVisible: true }
            && type.GetInterfaces().Any(i => i.IsGenericType && DispatchedShapes.Contains(i.GetGenericTypeDefinition()))
        select $"{type.FullName} is public";

    /// <summary>An endpoint that nobody thought about would be closed to all but admins; thinking is asked for all the same.</summary>
    public static IEnumerable<string> ActionsWithoutAccess(IEnumerable<Type> types) =>
        from type in types
        where typeof(ControllerBase).IsAssignableFrom(type) && !type.IsAbstract && !type.IsDefined(typeof(AccessAttribute), inherit: true)
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        where method.GetCustomAttributes<HttpMethodAttribute>(inherit: true).Any() && !method.IsDefined(typeof(AccessAttribute), inherit: true)
        select $"{type.FullName}.{method.Name} does not say who may call it";

    /// <summary>Options say which section of the configuration is theirs.</summary>
    public static IEnumerable<string> OptionsWithoutSection(IEnumerable<Type> types) =>
        from type in types
        where type is { IsClass: true, IsNested: false } && type.Name.EndsWith("Options", StringComparison.Ordinal)
            && type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is not { IsLiteral: true }
        select $"{type.FullName} has no constant Section";
}
