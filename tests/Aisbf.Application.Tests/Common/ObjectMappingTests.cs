using Aisbf.Application.Common;

namespace Aisbf.Application.Tests.Common;

public sealed class ObjectMappingTests
{
    [Test]
    public void Our_maps_fill_every_property() =>
        Should.NotThrow(() => ObjectMapping.CreateMapper().ConfigurationProvider.AssertConfigurationIsValid());

    [Test]
    public void A_very_deep_object_is_cut_off_and_does_not_end_the_process()
    {
        var mapper = ObjectMapping.CreateMapper(c => c.CreateMap<Node, Copy>());
        var root = new Node();
        var last = root;
        for (var i = 0; i < 100_000; i++)
        {
            last = last.Next = new Node();
        }

        var copy = mapper.Map<Copy>(root);

        var depth = 0;
        for (var node = copy; node is not null; node = node.Next)
        {
            depth++;
        }

        depth.ShouldBeLessThanOrEqualTo(ObjectMapping.MaxDepth);
    }

    private sealed class Node
    {
        public Node? Next { get; set; }
    }

    private sealed class Copy
    {
        public Copy? Next { get; set; }
    }
}
