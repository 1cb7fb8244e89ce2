using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.Behaviours;

/// <summary>
/// Marks the requests of the control plane, which pass through the behaviours in this folder. A call of the data plane
/// does not carry the mark and does not pay for them.
/// </summary>
public interface IControlRequest;

/// <summary>A control-plane request that answers <typeparamref name="T"/> or an error.</summary>
public interface IControlRequest<T> : IRequest<Result<T>>, IControlRequest;
