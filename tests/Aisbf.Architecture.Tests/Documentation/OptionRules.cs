using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Aisbf.Architecture.Tests.Documentation;

/// <summary>What can be configured, read from the options classes.</summary>
internal static class OptionRules
{
    /// <summary>Every setting, as <c>key type default</c>.</summary>
    public static IEnumerable<string> Settings(IEnumerable<Type> types) =>
        from type in types
        where type is { IsClass: true, IsNested: false } && type.Name.EndsWith("Options", StringComparison.Ordinal)
        let section = (string?)type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue()
        where section is not null
        let defaults = Activator.CreateInstance(type)
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        select $"{KeyOf(type, property, section)} {KindOf(property.PropertyType)} {Show(property.GetValue(defaults))}";

    /// <summary>A setting may stand outside its section; then a constant beside it, named after it, has its key.</summary>
    private static string KeyOf(Type type, PropertyInfo property, string section) =>
        (string?)type.GetField(property.Name + "Key", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() ?? $"{section}:{property.Name}";

    private static string KindOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)))
        {
            return "list";
        }

        return type.IsEnum
            ? string.Join(" or ", Enum.GetNames(type))
            : Type.GetTypeCode(type) switch
            {
                TypeCode.Boolean => "boolean",
                TypeCode.Int32 or TypeCode.Int64 => "integer",
                TypeCode.Double or TypeCode.Decimal => "number",
                TypeCode.String => "text",
                _ => type == typeof(TimeSpan) ? "duration" : type == typeof(Uri) ? "URL" : type.Name,
            };
    }

    private static string Show(object? value) => value switch
    {
        null or "" => "none",
        bool flag => flag ? "true" : "false",
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        string text => text,
        IEnumerable items => items.Cast<object?>().Any() ? string.Join(", ", items.Cast<object?>().Select(Show)) : "none",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
