namespace Aisbf.Simulator.Tests.Faults;

/// <summary>Requests of the OpenAI dialect with faults in their headers.</summary>
internal abstract class FaultFixture : SimulatorFixture
{
    protected const string Path = "/v1/chat/completions";
    protected const string Plain = """{"model":"m","messages":[{"role":"user","content":"hello"}]}""";
    protected const string Streamed = """{"model":"m","stream":true,"messages":[{"role":"user","content":"hello"}]}""";
    private readonly List<RawClient> _clients = [];

    [TearDown]
    public void CloseClients() => _clients.ForEach(c => c.Dispose());

    protected Task<HttpResponseMessage> PlainAsync(string words) => PostAsync(Path, Plain, ("x-sim", words));

    protected Task<HttpResponseMessage> StreamAsync(string words) => PostAsync(Path, Streamed, ("x-sim", words));

    protected Task<RawClient> RawAsync(string words, string body = Streamed)
    {
        var client = new RawClient();
        _clients.Add(client);
        return client.SendAsync(Simulator.BaseAddress, Path, body, ("x-sim", words));
    }

    protected static int Frames(string text) => text.Split("data: ").Length - 1;
}
