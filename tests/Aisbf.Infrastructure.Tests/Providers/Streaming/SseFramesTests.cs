using System.Text;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.Streaming;

internal sealed class SseFramesTests
{
    [TestCase("", 0, 0)]
    [TestCase("data: a", 0, 0)]
    [TestCase("data: a\n", 0, 0)]
    [TestCase("data: a\n\n", 9, 9)]
    [TestCase("data: a\r\n\r\n", 11, 11)]
    [TestCase("data: a\n\r\n", 10, 10)]
    [TestCase("data: a\r\n\n", 10, 10)]
    [TestCase("data: a\n\ndata: b", 9, 9)]
    [TestCase("data: a\n\ndata: b\n\n", 9, 18)]
    [TestCase("data: a\n\ndata: b\r\n\r\nx", 9, 20)]
    [TestCase("data: a\r\r", 9, 9)]
    [TestCase("data: a\r\rdata: b\r\rx", 9, 18)]
    [TestCase("data: a\r\n\r", 0, 0)]
    [TestCase("data: a\r\r\ndata: b", 10, 10)]
    public void Whole_frames_are_found(string text, int first, int last)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        SseFrames.EndOfFirst(bytes).ShouldBe(first);
        SseFrames.EndOfLast(bytes).ShouldBe(last);
    }

    [TestCase("data: a\n\n", "", "a")]
    [TestCase("data:a\r\n\r\n", "", "a")]
    [TestCase("data:  a\n\n", "", " a")]
    [TestCase("event: ping\ndata: {}\n\n", "ping", "{}")]
    [TestCase("data: a\ndata: b\n\n", "", "a\nb")]
    [TestCase("data\n\n", "", "")]
    [TestCase(": comment\nid: 7\nretry: 3\ndata: a\n\n", "", "a")]
    [TestCase("database: no\ndata: a\n\n", "", "a")]
    [TestCase("event: ping\rdata: a\rdata: b\r\r", "ping", "a\nb")]
    [TestCase("\uFEFFdata: a\n\n", "", "a")]
    [TestCase("\n\ndata: a\n\n", "", "a")]
    public void A_frame_is_cut_into_its_fields(string text, string name, string data)
    {
        var frame = SseFrame.Parse(Encoding.UTF8.GetBytes(text));

        frame.HasData.ShouldBeTrue();
        Encoding.UTF8.GetString(frame.Event).ShouldBe(name);
        Encoding.UTF8.GetString(frame.Data).ShouldBe(data);
    }

    [Test]
    public void A_comment_has_no_data()
    {
        SseFrame.Parse(": keep-alive\n\n"u8).HasData.ShouldBeFalse();
    }
}
