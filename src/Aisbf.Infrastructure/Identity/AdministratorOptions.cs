namespace Aisbf.Infrastructure.Identity;

/// <summary>A person who may do everything, to be made at the start of a new installation. None by default.</summary>
public sealed class AdministratorOptions
{
    public const string Section = "Aisbf:Administrator";

    /// <summary>The username. Where there is an account with it already, nothing is done to that.</summary>
    public string? Username { get; set; }

    /// <summary>The e-mail address; it counts as verified.</summary>
    public string? Email { get; set; }

    /// <summary>The first password. Take it out of the settings once it was changed.</summary>
    public string? Password { get; set; }

    /// <summary>Nothing is set.</summary>
    internal bool IsEmpty => string.IsNullOrEmpty(Username) && string.IsNullOrEmpty(Email) && string.IsNullOrEmpty(Password);
}
