using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;

namespace Aisbf.Application.Tests.Behaviours;

internal sealed class DispatcherTests
{
    // What these do is put on record as it happens, or is worth no record.
    private static readonly HashSet<string> CancelledWithTheirCaller =
    [
        "ImportConfigurationCommand", "ResendVerificationCommand", "SignInCommand", "SignInWithTwoFactorCommand", "SignInWithPasskeyCommand",
        "PurgeSignUpsCommand", "MakePasskeyOptionsCommand", "MakeSignInOptionsCommand",
    ];

    private static IEnumerable<Type> Commands() => typeof(IControlRequest).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IControlRequest).IsAssignableFrom(type) && type.Name.EndsWith("Command", StringComparison.Ordinal));

    [Test]
    public void There_are_commands() => Commands().Count().ShouldBeGreaterThan(25);

    [TestCaseSource(nameof(Commands))]
    public void A_command_that_changes_something_runs_to_its_end(Type command) =>
        typeof(IAudited).IsAssignableFrom(command).ShouldBe(!CancelledWithTheirCaller.Contains(command.Name), command.Name);
}
