using System.Text.Json.Serialization;
using Aisbf.Application.Accounts;
using Aisbf.Application.Accounts.ChangeEmail;
using Aisbf.Application.Accounts.ChangePassword;
using Aisbf.Application.Accounts.DeleteAccount;
using Aisbf.Application.Accounts.GetAccount;
using Aisbf.Application.Accounts.ResetPassword;
using Aisbf.Application.Accounts.SignIn;
using Aisbf.Application.Accounts.SignUp;
using Aisbf.Application.Accounts.UpdateAccount;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Configuration.ImportConfiguration;
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
[JsonSerializable(typeof(AcceptedDto))]
[JsonSerializable(typeof(AccountDto))]
[JsonSerializable(typeof(ChangeEmailDto))]
[JsonSerializable(typeof(ChangePasswordDto))]
[JsonSerializable(typeof(DeleteAccountDto))]
[JsonSerializable(typeof(EmailDto))]
[JsonSerializable(typeof(LinkDto))]
[JsonSerializable(typeof(ResetPasswordDto))]
[JsonSerializable(typeof(SignUpDto))]
[JsonSerializable(typeof(UpdateAccountDto))]
internal sealed partial class ConfigurationJsonContext : JsonSerializerContext;
