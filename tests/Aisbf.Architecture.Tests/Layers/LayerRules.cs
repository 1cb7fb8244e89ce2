namespace Aisbf.Architecture.Tests.Layers;

/// <summary>Who is who, by full name, and what each layer keeps away from.</summary>
internal static class LayerRules
{
    private static readonly string[] Composition = ["Aisbf.Api.Hosting.", "Aisbf.Api.Demo."];

    // Reading text and buffers is no I/O; files, sockets, processes and consoles are.
    private static readonly string[] ImpureTypes =
    [
        "System.IO.", "System.Net.", "System.Console", "System.Environment", "System.Data.", "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch", "System.Diagnostics.Trace", "System.Diagnostics.Activity", "System.Diagnostics.Metrics.",
        "System.Threading.Thread", "System.Threading.Timer", "System.Threading.Tasks.Task", "System.Reflection.", "Microsoft.",
    ];

    // Addresses are values like any other.
    private static readonly string[] PureTypes = ["System.Net.IPAddress", "System.Net.IPNetwork", "System.Net.Sockets.AddressFamily"];

    private static readonly string[] ImpureMembers =
    [
        "System.DateTime::get_Now()", "System.DateTime::get_UtcNow()", "System.DateTime::get_Today()",
        "System.DateTimeOffset::get_Now()", "System.DateTimeOffset::get_UtcNow()", "System.TimeProvider::get_System()",
        "System.Random::get_Shared()", "System.Random::.ctor()", "System.Guid::NewGuid()", "System.Guid::CreateVersion7()",
        "System.Threading.Tasks.Task::Delay(",
    ];

    public static bool InDomain(string type) => In(type, "Aisbf.Domain.");

    public static bool InApplication(string type) => In(type, "Aisbf.Application.");

    public static bool InInfrastructure(string type) => In(type, "Aisbf.Infrastructure.");

    public static bool InSimulator(string type) => In(type, "Aisbf.Simulator.");

    public static bool InHostButNotComposition(string type) =>
        In(type, "Aisbf.Api.") && !Composition.Any(folder => In(type, folder));

    /// <summary>Only the base class library is left.</summary>
    public static bool IsOutsideDomain(string target) => !In(target, "System.") && !InDomain(target) && !IsWovenIn(target);

    public static bool IsImpure(string target) =>
        ImpureMembers.Any(member => In(target, member))
        || (!target.Contains("::", StringComparison.Ordinal) && ImpureTypes.Any(type => In(target, type)) && !PureTypes.Contains(target) && !IsWovenIn(target));

    public static bool IsOutsideApplication(string target) =>
        IsHost(target) || IsInfrastructure(target) || InSimulator(target)
        || In(target, "Microsoft.AspNetCore.") || In(target, "Microsoft.EntityFrameworkCore.") || In(target, "Microsoft.Data.")
        || In(target, "System.Data.") || In(target, "System.Net.Http.");

    public static bool IsHost(string target) => In(target, "Aisbf.Api.") || InSimulator(target);

    public static bool IsInfrastructure(string target) => InInfrastructure(target);

    public static bool IsOursButNotSimulator(string target) => In(target, "Aisbf.") && !InSimulator(target);

    /// <summary>What the compiler puts into an assembly itself.</summary>
    private static bool IsWovenIn(string target) =>
        target is "System.Reflection.DefaultMemberAttribute"
        || In(target, "Microsoft.CodeAnalysis.")
        || target.Contains("<PrivateImplementationDetails>", StringComparison.Ordinal);

    private static bool In(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal);
}
