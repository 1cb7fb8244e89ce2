using System.Text.Json.Serialization;
using Aisbf.Application.Accounts.SignIn;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Configuration.ImportConfiguration;
using Aisbf.Application.ExternalLogins;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;
using Aisbf.Application.Tokens;
using Aisbf.Application.Tokens.CreateToken;

namespace Aisbf.Application.Configuration;

/// <summary>Generated readers and writers of everything that configuration calls carry.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ProviderDto))]
[JsonSerializable(typeof(RotationDto))]
[JsonSerializable(typeof(AutoselectDto))]
[JsonSerializable(typeof(ConfigurationDto))]
[JsonSerializable(typeof(ListDto<ProviderDto>))]
[JsonSerializable(typeof(ListDto<RotationDto>))]
[JsonSerializable(typeof(ListDto<AutoselectDto>))]
[JsonSerializable(typeof(ListDto<TokenDto>))]
[JsonSerializable(typeof(NewTokenDto))]
[JsonSerializable(typeof(CreatedTokenDto))]
[JsonSerializable(typeof(ImportReportDto))]
[JsonSerializable(typeof(CredentialsDto))]
[JsonSerializable(typeof(SignedInDto))]
[JsonSerializable(typeof(ListDto<ExternalProviderDto>))]
[JsonSerializable(typeof(ListDto<LoginDto>))]
internal sealed partial class ConfigurationJsonContext : JsonSerializerContext;
