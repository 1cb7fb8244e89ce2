using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace Aisbf.Api.ExternalLogins;

/// <summary>Asks GitHub who it was that signed in, and tells it in the claims of OpenID Connect.</summary>
internal static class GitHubProfile
{
    public static async Task ReadAsync(OAuthCreatingTicketContext context)
    {
        var user = await GetAsync(context, context.Options.UserInformationEndpoint);
        var emails = await GetAsync(context, $"{context.Options.UserInformationEndpoint}/emails");

        // The address in the profile is what the person likes to show; which one is verified is only told here.
        var primary = emails.EnumerateArray().Where(email => Is(email, "primary")).ToList();
        var identity = context.Identity!;
        identity.AddClaim(new Claim("sub", user.GetProperty("id").GetRawText()));
        identity.AddClaim(new Claim("name", Text(user, "name") ?? Text(user, "login") ?? ""));
        if (primary is [var email])
        {
            new StatedEmail(Text(email, "email"), Is(email, "verified")).WriteTo(identity);
        }
    }

    private static async Task<JsonElement> GetAsync(OAuthCreatingTicketContext context, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        using var response = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(context.HttpContext.RequestAborted);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Is(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
