namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>An error in OpenAI's dialect: the body of every error on the paths of models and chats.</summary>
internal sealed record OpenAiErrorShape
{
    public required OpenAiErrorDetailShape Error { get; init; }
}
