using AutoMapper;

namespace Aisbf.Application.Common;

/// <summary>
/// The object mapper's one configuration. It maps classes only: the mapper tries to close generic extension methods of
/// System.Linq over the arguments of every generic interface that a type has, which a record always has, and fails.
/// </summary>
internal static class ObjectMapping
{
    /// <summary>
    /// Deep enough for every map of ours, shallow enough that a graph that refers to itself cannot exhaust the stack:
    /// the mapper itself sets no bound.
    /// </summary>
    public const int MaxDepth = 64;

    public static IMapper CreateMapper() => CreateMapper(configuration => configuration.AddProfiles(typeof(ObjectMapping).Assembly));

    internal static IMapper CreateMapper(Action<IMapperConfigurationExpression> addMaps) => new MapperConfiguration(configuration =>
    {
        addMaps(configuration);
        configuration.ForAllMaps((_, map) => map.MaxDepth(MaxDepth));
    }).CreateMapper();
}
