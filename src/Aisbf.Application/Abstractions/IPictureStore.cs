namespace Aisbf.Application.Abstractions;

/// <summary>People's pictures, one for each at most.</summary>
public interface IPictureStore
{
    /// <summary>A person's picture, or null.</summary>
    Task<Picture?> FindAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Keeps a picture in place of the one before.</summary>
    Task SaveAsync(Guid userId, Picture picture, CancellationToken cancellationToken);

    /// <summary>Removes the picture, if there is one.</summary>
    Task DeleteAsync(Guid userId, CancellationToken cancellationToken);
}
