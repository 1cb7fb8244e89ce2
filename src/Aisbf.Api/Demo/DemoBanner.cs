namespace Aisbf.Api.Demo;

/// <summary>What the demo prints.</summary>
internal static class DemoBanner
{
    public static void Print(
        TextWriter output, string address, string adminToken, string person, string token, string userToken) => output.WriteLine($$"""

        Aisbf is running as a demo: simulated providers, nothing is kept.

          Address         {{address}}
          API reference   {{address}}/swagger
          Models          demo-openai/gpt-sim  demo-anthropic/claude-sim  demo-google/gemini-sim  demo-ollama/llama-sim  rotation/demo  autoselect/auto
          Other models    demo-openai/embedding-sim  demo-openai/image-sim  demo-openai/speech-sim  demo-openai/transcription-sim  demo-openai/moderation-sim  demo-openai/rerank-sim  rotation/demo-surfaces  autoselect/auto-surfaces
          Token           {{token}}
          Admin password  {{adminToken}}   (new at every start; the bearer token for /api/admin/*)
          Sign in         {{person}}   (name and password, new at every start; POST {{address}}/api/account/login)

        Try it:

        curl -sS {{address}}/api/v1/chat/completions -H "Authorization: Bearer {{token}}" -H "Content-Type: application/json" -d '{"model":"rotation/demo","messages":[{"role":"user","content":"Say pong"}]}'

        The same for the tenant {{DemoConfiguration.Tenant}}, with providers and rotations of their own:

        curl -sS {{address}}/api/u/{{DemoConfiguration.Tenant}}/chat/completions -H "Authorization: Bearer {{userToken}}" -H "Content-Type: application/json" -d '{"model":"user-rotation/pool","messages":[{"role":"user","content":"Say pong"}]}'

        """);
}
