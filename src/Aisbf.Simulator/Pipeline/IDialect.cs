using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Pipeline;

/// <summary>What differs between vendors outside the answers themselves.</summary>
internal interface IDialect
{
    Dialect Name { get; }

    /// <summary>Name of the response header with the request's id, or null if the vendor has none.</summary>
    string? RequestIdHeader { get; }

    /// <summary>Value of the SSE <c>event:</c> line of an error in mid-stream.</summary>
    string? ErrorEvent { get; }

    /// <summary>The API key in the vendor's own header, or null.</summary>
    string? PresentedKey(HttpRequest request);

    /// <summary>Writes the whole error body.</summary>
    void WriteError(Utf8JsonWriter json, ApiError error);

    /// <summary>What the vendor says about a missing (null) or wrong key.</summary>
    ApiError KeyRefused(string? presented);
}
