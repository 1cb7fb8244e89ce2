namespace Aisbf.Domain.Routing;

/// <summary>Read access to the health of candidates, as it is now.</summary>
public interface IHealthView
{
    /// <summary>The candidate's health; a closed circuit without history if it was never called.</summary>
    CandidateHealth Get(in CandidateKey key);
}
