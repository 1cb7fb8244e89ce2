namespace Aisbf.Domain.Rotations;

/// <summary>Words that, in place of a provider id, make the entry's models the ids of rotations or autoselects.</summary>
public static class RotationEntryKinds
{
    public static bool IsRotation(string providerId) => providerId is "rotation" or "rotations";

    public static bool IsAutoselect(string providerId) =>
        providerId is "autoselect" or "autoselects" or "autoselection" or "autoselections";
}
