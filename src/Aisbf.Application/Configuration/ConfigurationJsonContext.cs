using System.Text.Json.Serialization;
using Aisbf.Application.Accounts.SignIn;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Configuration.ImportConfiguration;
using Aisbf.Application.ExternalLogins;
using Aisbf.Application.Passkeys;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;
using Aisbf.Application.Tokens;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Application.TwoFactor;

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
[JsonSerializable(typeof(TwoFactorDto))]
[JsonSerializable(typeof(AuthenticatorDto))]
[JsonSerializable(typeof(RecoveryCodesDto))]
[JsonSerializable(typeof(PasswordDto))]
[JsonSerializable(typeof(CodeDto))]
[JsonSerializable(typeof(SecondFactorDto))]
[JsonSerializable(typeof(ListDto<PasskeyDto>))]
[JsonSerializable(typeof(NewPasskeyDto))]
[JsonSerializable(typeof(PasskeyAnswerDto))]
internal sealed partial class ConfigurationJsonContext : JsonSerializerContext;
