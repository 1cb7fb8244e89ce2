using Aisbf.Architecture.Tests.Solution;

namespace Aisbf.Architecture.Tests.Projects;

/// <summary>The arrows between projects, as the project files draw them.</summary>
internal sealed class ProjectReferenceTests
{
    private static readonly ProjectRule[] Rules =
    [
        new("Aisbf.Domain", [], Packages: []),
        new(
            "Aisbf.Application",
            ["Aisbf.Domain"],
            Packages:
            [
                "AutoMapper", "FluentValidation", "FluentValidation.DependencyInjectionExtensions", "MediatR", "Scrutor",
                "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options",
            ]),
        new("Aisbf.Infrastructure", ["Aisbf.Application"], Frameworks: ["Microsoft.AspNetCore.App"]),
        new("Aisbf.Api", ["Aisbf.Application", "Aisbf.Infrastructure", "Aisbf.Simulator"]),
        new("Aisbf.Simulator", [], Packages: [], Frameworks: ["Microsoft.AspNetCore.App"]),
    ];

    [Test]
    public void A_project_refers_only_to_what_its_layer_may_see() =>
        Rules.SelectMany(rule => rule.Violations(Load(rule.Project))).ShouldBeEmpty();

    [Test]
    public void Every_project_below_src_has_a_rule() =>
        Repository.Find("src", "*.csproj").Select(Path.GetFileNameWithoutExtension).ShouldBe(Rules.Select(r => r.Project), ignoreOrder: true);

    [Test]
    public void Twin_a_domain_that_refers_to_anything_is_found()
    {
        var file = new ProjectFile("Aisbf.Domain", """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <ProjectReference Include="../Aisbf.Application/Aisbf.Application.csproj" />
                <PackageReference Include="MediatR" />
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
              </ItemGroup>
            </Project>
            """);

        Rules[0].Violations(file).ShouldBe(
        [
            "Aisbf.Domain refers to the project Aisbf.Application",
            "Aisbf.Domain refers to the package MediatR",
            "Aisbf.Domain refers to the framework Microsoft.AspNetCore.App",
        ]);
    }

    [Test]
    public void Twin_an_application_that_refers_to_a_database_is_found()
    {
        var file = new ProjectFile("Aisbf.Application", """
            <Project>
              <ItemGroup>
                <ProjectReference Include="..\Aisbf.Infrastructure\Aisbf.Infrastructure.csproj" />
                <PackageReference Include="Microsoft.EntityFrameworkCore" />
              </ItemGroup>
            </Project>
            """);

        Rules[1].Violations(file).Count().ShouldBe(2);
    }

    private static ProjectFile Load(string project) => new(project, Repository.Read($"src/{project}/{project}.csproj"));
}
