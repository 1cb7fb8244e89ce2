using System.Security.Cryptography;
using System.Text;
using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Gateway.Autoselects;

/// <summary>What a selection model's choice depends on.</summary>
/// <param name="Caller">Whose request it is: tenants never share a choice, nor learn by its speed what others asked.</param>
/// <param name="Owner">Whose autoselect it is.</param>
/// <param name="AutoselectId">The autoselect.</param>
/// <param name="SelectionModel">Who is asked.</param>
/// <param name="Hash">SHA-256 of the question, which has the conversation, the candidates that are left and their descriptions.</param>
public readonly record struct SelectionKey(Owner Caller, Owner Owner, string AutoselectId, string SelectionModel, string Hash)
{
    internal static SelectionKey Of(Caller caller, Autoselection selection, string question) => new(
        caller.Owner,
        selection.Owner,
        selection.Autoselect.Id,
        selection.Autoselect.SelectionModel,
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(question))));
}
