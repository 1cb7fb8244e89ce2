using System.Text;

namespace Aisbf.Api.Demo;

/// <summary>One provider for each dialect, all at the simulator, a rotation over them and an autoselect.</summary>
internal static class DemoConfiguration
{
    /// <summary>The username of the demo's one tenant.</summary>
    public const string Tenant = "ada";

    public static byte[] For(Uri simulator)
    {
        var root = simulator.GetLeftPart(UriPartial.Authority);
        return Encoding.UTF8.GetBytes($$"""
            {
              "providers": {
                "demo-openai": {
                  "name": "OpenAI (simulated)", "type": "openai", "endpoint": "{{root}}/v1", "api_key": "demo",
                  "models": [
                    { "name": "gpt-sim", "context_size": 128000, "capabilities": ["chat", "vision", "tool_use"] },
                    { "name": "embedding-sim", "capabilities": ["embeddings"] },
                    { "name": "image-sim", "capabilities": ["image_generation", "image_edit"] },
                    { "name": "speech-sim", "capabilities": ["speech_generation"] },
                    { "name": "transcription-sim", "capabilities": ["transcription"] },
                    { "name": "moderation-sim", "capabilities": ["moderation"] },
                    { "name": "rerank-sim", "capabilities": ["rerank"] }
                  ]
                },
                "demo-anthropic": {
                  "name": "Anthropic (simulated)", "type": "anthropic", "endpoint": "{{root}}", "api_key": "demo",
                  "models": [{ "name": "claude-sim", "context_size": 200000, "capabilities": ["chat", "vision", "tool_use"] }]
                },
                "demo-google": {
                  "name": "Google (simulated)", "type": "google", "endpoint": "{{root}}/v1beta", "api_key": "demo",
                  "models": [{ "name": "gemini-sim", "context_size": 1000000, "capabilities": ["chat", "vision", "tool_use"] }]
                },
                "demo-ollama": {
                  "name": "Ollama (simulated)", "type": "ollama", "endpoint": "{{root}}",
                  "models": [{ "name": "llama-sim", "context_size": 128000, "capabilities": ["chat", "vision", "tool_use"] }]
                }
              },
              "rotations": {
                "demo": {
                  "model_name": "demo", "description": "All four simulated providers",
                  "providers": [
                    { "provider_id": "demo-openai", "models": [{ "name": "gpt-sim", "weight": 3 }] },
                    { "provider_id": "demo-anthropic", "models": [{ "name": "claude-sim", "weight": 1 }] },
                    { "provider_id": "demo-google", "models": [{ "name": "gemini-sim", "weight": 1 }] },
                    { "provider_id": "demo-ollama", "models": [{ "name": "llama-sim", "weight": 1 }] }
                  ]
                },
                "demo-surfaces": {
                  "model_name": "demo-surfaces", "description": "All models of the simulated OpenAI, each for what it can do",
                  "providers": [{ "provider_id": "demo-openai" }]
                }
              },
              "autoselect": {
                "auto": {
                  "model_name": "auto", "description": "Chooses by the words of the task", "fallback": "demo",
                  "available_models": [
                    { "model_id": "demo-openai/gpt-sim", "description": "Programming: source code, tests, reviews, debugging" },
                    { "model_id": "demo-anthropic/claude-sim", "description": "Writing: letters, stories, summaries, translations" }
                  ]
                },
                "auto-surfaces": {
                  "model_name": "auto-surfaces", "description": "Chooses for what the request is about", "fallback": "demo-surfaces",
                  "available_models": [{ "model_id": "demo-surfaces", "description": "Whatever is asked for" }]
                }
              }
            }
            """);
    }

    /// <summary>A provider of the tenant's own, and a rotation over it.</summary>
    public static byte[] ForTenant(Uri simulator) => Encoding.UTF8.GetBytes($$"""
        {
          "providers": {
            "mine": {
              "name": "Ada's OpenAI (simulated)", "type": "openai", "endpoint": "{{simulator.GetLeftPart(UriPartial.Authority)}}/v1", "api_key": "demo",
              "models": [{ "name": "gpt-sim", "context_size": 128000 }]
            }
          },
          "rotations": {
            "pool": { "model_name": "pool", "providers": [{ "provider_id": "mine", "models": [{ "name": "gpt-sim", "weight": 1 }] }] }
          }
        }
        """);
}
