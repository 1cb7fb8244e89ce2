using System.Globalization;
using System.Net;

namespace Aisbf.Simulator;

/// <summary>Reads the command line of the simulator when it runs alone.</summary>
internal static class CommandLine
{
    public const string Help = """
        Usage: Aisbf.Simulator [options]
          --port N         TCP port (default 18080; 0 lets the system choose)
          --address IP     address to bind (default 127.0.0.1)
          --require-key K  accept only this API key
          --models a,b     names that the lists of models show
          --sim WORDS      fault vocabulary that holds for every request, e.g. "latency=20ms;gap=5ms"
          --no-journal     do not record requests
        """;

    /// <exception cref="FormatException">An option is unknown, lacks its value, or the value does not fit.</exception>
    public static SimulatorOptions Parse(IReadOnlyList<string> args)
    {
        var options = new SimulatorOptions { Port = 18080 };
        for (var i = 0; i < args.Count; i++)
        {
            var option = args[i];
            if (option == "--no-journal")
            {
                options = options with { RecordRequests = false };
                continue;
            }

            var value = i + 1 < args.Count ? args[++i] : throw new FormatException($"Option '{option}' is unknown or lacks its value.");
            options = option switch
            {
                "--port" => options with { Port = ushort.Parse(value, CultureInfo.InvariantCulture) },
                "--address" => options with { Address = IPAddress.Parse(value) },
                "--require-key" => options with { RequireKey = value },
                "--models" => options with { Models = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) },
                "--sim" => options with { Defaults = value },
                _ => throw new FormatException($"Option '{option}' is unknown."),
            };
        }

        return options;
    }
}
