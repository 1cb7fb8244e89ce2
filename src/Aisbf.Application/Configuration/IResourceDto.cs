namespace Aisbf.Application.Configuration;

/// <summary>A configuration document in its wire shape.</summary>
public interface IResourceDto
{
    /// <summary>Unique within its owner and kind. May be left out of a body, because the path has it.</summary>
    string? Id { get; }
}
