namespace Aisbf.Architecture.Tests.Licences;

/// <summary>A restored package and what its specification says of its licence.</summary>
/// <param name="Id">The package.</param>
/// <param name="Version">Its version.</param>
/// <param name="Licence">An SPDX expression; or the name of a file or an address, where the package gives no expression.</param>
/// <param name="IsExpression">Whether it is one.</param>
internal sealed record PackageLicence(string Id, string Version, string Licence, bool IsExpression);
