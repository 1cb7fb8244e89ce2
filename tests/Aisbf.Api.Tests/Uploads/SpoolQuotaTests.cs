using Aisbf.Api.Streaming;
using Aisbf.Api.Uploads;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Tests.Uploads;

internal sealed class SpoolQuotaTests
{
    private const int PerOwner = 1000;
    private const int InAll = 2500;

    private static readonly Owner[] Owners = [.. Enumerable.Range(0, 4).Select(_ => Owner.OfUser(Guid.NewGuid()))];

    private string _directory = null!;
    private IOptions<ServerOptions> _options = null!;
    private SpoolQuota _quota = null!;

    [SetUp]
    public void SetUp()
    {
        _directory = Directory.CreateTempSubdirectory("aisbf-tests-").FullName;
        _options = Options.Create(new ServerOptions { MaxSpooledBytesPerOwner = PerOwner, MaxSpooledBytes = InAll, UploadDirectory = _directory });
        _quota = new SpoolQuota(_options);
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_directory, recursive: true);

    [Test]
    public void An_owner_has_so_much_space_and_all_together_have_so_much()
    {
        _quota.Take(Owners[0], PerOwner).ShouldBeNull();
        ShouldBeFull(_quota.Take(Owners[0], 1), nameof(ServerOptions.MaxSpooledBytesPerOwner));
        _quota.Take(Owners[1], PerOwner).ShouldBeNull();
        ShouldBeFull(_quota.Take(Owners[2], InAll - 2 * PerOwner + 1), nameof(ServerOptions.MaxSpooledBytes));
        _quota.Take(Owners[2], InAll - 2 * PerOwner).ShouldBeNull();

        _quota.Release(Owners[0], PerOwner);
        _quota.Take(Owners[3], PerOwner).ShouldBeNull();
    }

    [Test]
    public async Task A_file_gives_its_space_back_once()
    {
        var spool = new SpoolDirectory(_options, NullLogger<SpoolDirectory>.Instance);
        var file = new SpoolFile(spool.Create(), _quota, Owners[0]);
        (await file.AppendAsync(new byte[600], default)).ShouldBeNull();
        ShouldBeFull(await file.AppendAsync(new byte[600], default), nameof(ServerOptions.MaxSpooledBytesPerOwner));
        (await file.AppendAsync(new byte[400], default)).ShouldBeNull("what was refused takes no space");
        RandomAccess.GetLength(file.Handle).ShouldBe(1000);

        file.Dispose();
        file.Dispose();
        _quota.Take(Owners[0], PerOwner).ShouldBeNull();
        ShouldBeFull(_quota.Take(Owners[0], 1), nameof(ServerOptions.MaxSpooledBytesPerOwner));
        Directory.GetFiles(_directory).ShouldBeEmpty();
    }

    [Test]
    public async Task Uploads_at_the_same_time_never_take_more_than_there_is()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => _quota.Take(Owners[i % 4], 10) is null)));
        taken.Count(ok => ok).ShouldBe(InAll / 10);
    }

    private static void ShouldBeFull(Error? error, string setting)
    {
        error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.RateLimited);
        error.Message.ShouldContain($"Aisbf:Server:{setting})");
        error.RetryAfter.ShouldNotBeNull();
    }
}
