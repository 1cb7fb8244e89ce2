using Aisbf.Architecture.Tests.Samples;
using Aisbf.Architecture.Tests.Solution;

namespace Aisbf.Architecture.Tests.Types;

/// <summary>How types look, held for every type of the production assemblies, each rule with its twin.</summary>
internal sealed class TypeTests
{
    private static IEnumerable<Type> All => Assemblies.Written(Assemblies.All);

    [Test]
    public void Classes_are_sealed_abstract_or_static() => TypeRules.NeitherSealedNorAbstract(All).ShouldBeEmpty();

    [Test]
    public void Handlers_validators_and_behaviours_are_internal() => TypeRules.PublicHandlers(All).ShouldBeEmpty();

    [Test]
    public void Every_action_says_who_may_call_it() => TypeRules.ActionsWithoutAccess(All).ShouldBeEmpty();

    [Test]
    public void Options_name_their_section() =>
        TypeRules.OptionsWithoutSection(Assemblies.Written(Assemblies.Application, Assemblies.Infrastructure, Assemblies.Api)).ShouldBeEmpty();

    [Test]
    public void Twin_an_open_class_is_found()
    {
        TypeRules.NeitherSealedNorAbstract([typeof(OpenSample)]).ShouldHaveSingleItem();
        TypeRules.NeitherSealedNorAbstract([typeof(ImpureSample), typeof(TypeRules), typeof(TestAttribute).BaseType!]).ShouldBeEmpty();
    }

    [Test]
    public void Twin_a_public_handler_or_validator_is_found()
    {
        TypeRules.PublicHandlers([typeof(PublicHandlerSample), typeof(PublicValidatorSample)]).Count().ShouldBe(2);
        TypeRules.PublicHandlers([typeof(OpenSample)]).ShouldBeEmpty();
    }

    [Test]
    public void Twin_an_action_without_access_is_found() =>
        TypeRules.ActionsWithoutAccess([typeof(UnguardedControllerSample), typeof(GuardedControllerSample)])
            .ShouldBe([$"{typeof(UnguardedControllerSample).FullName}.{nameof(UnguardedControllerSample.Open)} does not say who may call it"]);

    [Test]
    public void Twin_options_without_a_section_are_found()
    {
        TypeRules.OptionsWithoutSection([typeof(SectionlessOptions)]).ShouldHaveSingleItem();
        TypeRules.OptionsWithoutSection([typeof(SampleOptions)]).ShouldBeEmpty();
    }
}
