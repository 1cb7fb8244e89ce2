using Aisbf.Api.Streaming;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Uploads;

/// <summary>
/// The directory of bodies that are too large for memory. Their files go with their requests; what an instance left there when
/// it was killed goes at the next start.
/// </summary>
internal sealed class SpoolDirectory(IOptions<ServerOptions> options, ILogger<SpoolDirectory> logger) : IHostedService
{
    private const string Extension = ".upload";
    private const UnixFileMode OnlyMe = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.UploadDirectory!);

    /// <summary>A new file that is gone as soon as it is closed. Nobody else can open it.</summary>
    public FileStream Create()
    {
        Prepare();
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OnlyMe;
        }

        return new FileStream(System.IO.Path.Combine(Path, $"{Guid.NewGuid():N}{Extension}"), options);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var left = Directory.Exists(Path) ? Directory.GetFiles(Path, $"*{Extension}") : [];
        foreach (var file in left)
        {
            try
            {
                // One that another instance is using is locked, and stays.
                using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose))
                {
                    Log.LeftoverRemoved(logger, System.IO.Path.GetFileName(file));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Log.LeftoverKept(logger, System.IO.Path.GetFileName(file), e.GetType().Name);
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Prepare()
    {
        if (Directory.Exists(Path))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, OnlyMe | UnixFileMode.UserExecute);
        }
    }
}
