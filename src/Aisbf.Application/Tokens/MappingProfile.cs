using Aisbf.Application.Abstractions;
using AutoMapper;

namespace Aisbf.Application.Tokens;

internal sealed class MappingProfile : Profile
{
    public MappingProfile()
    {
        CreateMap<StoredToken, TokenDto>()
            .ForMember(d => d.Scope, o => o.MapFrom(t => TokenScopes.NameOf(t.Scope)))
            .ForMember(d => d.AllowedModels, o => o.MapFrom(t => TokenLimitLists.ToWire(t.Limits.Models)))
            .ForMember(d => d.AllowedAddresses, o => o.MapFrom(t => TokenLimitLists.ToWire(t.Limits.Addresses)));
    }
}
