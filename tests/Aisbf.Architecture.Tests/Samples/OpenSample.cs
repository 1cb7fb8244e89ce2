namespace Aisbf.Architecture.Tests.Samples;

/// <summary>A class that anybody could derive from.</summary>
public class OpenSample
{
    public virtual int Value => 0;
}
