using FluentValidation;

namespace Aisbf.Architecture.Tests.Samples;

/// <summary>A validator that other projects could name.</summary>
public sealed class PublicValidatorSample : AbstractValidator<string>;
