using Aisbf.Application.Abstractions;
using Aisbf.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Aisbf.Infrastructure.Tests.Persistence;

internal sealed class StorageFaultsTests
{
    [TestCase(5, StorageCondition.NotWritable)]
    [TestCase(6, StorageCondition.NotWritable)]
    [TestCase(8, StorageCondition.NotWritable)]
    [TestCase(10, StorageCondition.NotWritable)]
    [TestCase(13, StorageCondition.NotWritable)]
    [TestCase(14, StorageCondition.Unreachable)]
    [TestCase(1, null)]
    [TestCase(11, null)]
    [TestCase(19, null)]
    public void Codes_of_SQLite_are_told_apart_however_they_are_wrapped(int code, StorageCondition? expected)
    {
        var bare = new SqliteException("m", code);
        Exception[] forms =
        [
            bare,
            new SqliteException("m", code | (7 << 8)),
            new DbUpdateException("m", bare),
            new RetryLimitExceededException("m", new DbUpdateException("m", bare)),
            new InvalidOperationException("m", bare),
        ];
        foreach (var form in forms)
        {
            StorageFaults.Of(form).ShouldBe(expected);
        }
    }

    [TestCase(28)]
    [TestCase(30)]
    [TestCase(122)]
    public void A_full_or_read_only_disk_is_one_for_files_too(int error) =>
        StorageFaults.Of(new IOException("m", error)).ShouldBe(StorageCondition.NotWritable);

    [Test]
    public void Faults_of_the_code_are_none()
    {
        foreach (var exception in new Exception[] { new InvalidOperationException("m"), new IOException("m"), new DbUpdateException("m"), new TimeoutException() })
        {
            StorageFaults.Of(exception).ShouldBeNull(exception.GetType().Name);
        }
    }

    [Test]
    public void What_is_logged_quotes_nothing()
    {
        var words = StorageFaults.Describe(new DbUpdateException("secret", new SqliteException("secret", 13)));

        words.ShouldBe("SQLite error 13, disk full");
    }
}
