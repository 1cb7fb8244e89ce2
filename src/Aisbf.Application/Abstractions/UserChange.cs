using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>What is to become of an account. What is null stays as it is.</summary>
public sealed record UserChange
{
    public UserProfile? Profile { get; init; }

    public Secret? Password { get; init; }

    public UserRole? Role { get; init; }

    public bool? IsEnabled { get; init; }

    /// <summary>Sign the person out everywhere. Any change of what opens the account, or of what it may do, does so too.</summary>
    public bool EndSessions { get; init; }

    /// <summary>The account has to have one of these stamps; null for any.</summary>
    public IReadOnlyList<string>? Stamps { get; init; }

    /// <summary>What it takes to make an account such as this one.</summary>
    public IReadOnlyList<UserAction> ActionsOn(UserAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var actions = new List<UserAction>();
        Add(UserAction.Edit, Profile is not null && Profile.DisplayName != account.DisplayName);
        Add(UserAction.ChangeEmail, Profile is not null && Profile.Email != account.Email);
        Add(UserAction.SetPassword, Password is not null);
        Add(UserAction.ChangeRole, Role is not null && Role != account.Role);
        Add(UserAction.Enable, IsEnabled == true && !account.IsEnabled);
        Add(UserAction.Disable, IsEnabled == false && account.IsEnabled);
        Add(UserAction.EndSessions, EndSessions);
        return actions;

        void Add(UserAction action, bool isAsked)
        {
            if (isAsked)
            {
                actions.Add(action);
            }
        }
    }
}
