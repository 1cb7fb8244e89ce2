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
using Aisbf.Application.Audit.ListAuditEntries;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Autoselects.ListAutoselectInventory;
using Aisbf.Application.Configuration.ImportConfiguration;
using Aisbf.Application.ExternalLogins;
using Aisbf.Application.Passkeys;
using Aisbf.Application.Providers;
using Aisbf.Application.Providers.ListProviderInventory;
using Aisbf.Application.Rotations;
using Aisbf.Application.Rotations.ListRotationInventory;
using Aisbf.Application.Tokens;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Application.Tokens.DeleteToken;
using Aisbf.Application.Tokens.RotateToken;
using Aisbf.Application.TwoFactor;
using Aisbf.Application.Users;
using Aisbf.Application.Users.ChangeUsers;
using Aisbf.Application.Users.CreateUser;
using Aisbf.Application.Users.Impersonate;
using Aisbf.Application.Users.ListUsers;
using Aisbf.Application.Users.SearchUsers;
using Aisbf.Application.Users.SetUserRole;
using Aisbf.Application.Users.UpdateUser;

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
[JsonSerializable(typeof(TokenDto))]
[JsonSerializable(typeof(NewTokenDto))]
[JsonSerializable(typeof(TokenRotationDto))]
[JsonSerializable(typeof(CreatedTokenDto))]
[JsonSerializable(typeof(RevokedTokensDto))]
[JsonSerializable(typeof(ImportReportDto))]
[JsonSerializable(typeof(ProviderInventoryDto))]
[JsonSerializable(typeof(RotationInventoryDto))]
[JsonSerializable(typeof(AutoselectInventoryDto))]
[JsonSerializable(typeof(UserDto))]
[JsonSerializable(typeof(UserListDto))]
[JsonSerializable(typeof(FoundUsersDto))]
[JsonSerializable(typeof(NewUserDto))]
[JsonSerializable(typeof(UserUpdateDto))]
[JsonSerializable(typeof(UserRoleDto))]
[JsonSerializable(typeof(BulkChangeDto))]
[JsonSerializable(typeof(BulkReportDto))]
[JsonSerializable(typeof(ImpersonationDto))]
[JsonSerializable(typeof(RestoredSessionDto))]
[JsonSerializable(typeof(AuditPageDto))]
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
