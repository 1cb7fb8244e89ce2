using System.Collections;
using System.Reflection;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>Looks through conversations in no vendor's dialect.</summary>
internal static class NeutralForm
{
    /// <summary>The properties that say nothing in any of the values, nor in what is in them.</summary>
    public static IEnumerable<string> PropertiesNotIn(IEnumerable<object> values)
    {
        var used = new HashSet<PropertyInfo>();
        var types = new HashSet<Type>();
        foreach (var value in values) Visit(value, used, types);
        return types.SelectMany(Properties).Except(used).Select(property => $"{property.DeclaringType!.Name}.{property.Name}");
    }

    private static void Visit(object value, HashSet<PropertyInfo> used, HashSet<Type> types)
    {
        if (value is IEnumerable and not string)
        {
            foreach (var element in (IEnumerable)value) Visit(element, used, types);
            return;
        }

        if (value.GetType().Assembly != typeof(ChatRequest).Assembly) return;

        types.Add(value.GetType());
        foreach (var property in Properties(value.GetType()))
        {
            if (property.GetValue(value) is not { } held || IsNothing(held, property.PropertyType)) continue;

            used.Add(property);
            Visit(held, used, types);
        }
    }

    private static bool IsNothing(object value, Type type) => value switch
    {
        string text => text.Length == 0,
        ICollection list => list.Count == 0,
        ValueType => value.Equals(Activator.CreateInstance(type)),
        _ => false,
    };

    /// <summary>Those that a type has itself: what it has from its base is the base's, whichever type it is met in.</summary>
    private static IEnumerable<PropertyInfo> Properties(Type type) => type.IsEnum ? [] : type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0)
        .Select(property => property.DeclaringType!.GetProperty(property.Name)!);
}
