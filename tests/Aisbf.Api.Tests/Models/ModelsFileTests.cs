using Aisbf.Api.Tests.Hosting;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Tests.Models;

/// <summary>The operator's own file of models.</summary>
internal sealed class ModelsFileTests
{
    [Test]
    public async Task A_bad_file_of_models_stops_the_start_and_says_where()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, """[{"models":["a"],"context_size":"large"}]""");
        try
        {
            var error = await Should.ThrowAsync<OptionsValidationException>(async () =>
            {
                await using var app = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:Catalog:ModelsFile"] = path });
            });
            error.Message.ShouldContain("Aisbf:Catalog:ModelsFile: Entry 1, context_size, is not a number of tokens.");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
