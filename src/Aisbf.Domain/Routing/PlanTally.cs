using Aisbf.Domain.Common;

namespace Aisbf.Domain.Routing;

/// <summary>Collects a plan's exclusions and what they amount to when nothing is left.</summary>
internal struct PlanTally
{
    /// <summary>How soon to come back while another request probes the candidate.</summary>
    private static readonly TimeSpan ProbeWait = TimeSpan.FromSeconds(5);

    private List<ExcludedCandidate>? _excluded;
    private int _broken;
    private int _loops;
    private int _open;
    private int _openElsewise;
    private int _tooLong;
    private int _incapable;
    private ExclusionReason _firstIncapable;
    private string? _firstLacking;
    private TimeSpan? _soonest;
    private bool _probing;
    private bool _due;

    /// <summary>Takes an exclusion that is not about health.</summary>
    public void Exclude(in ExcludedCandidate excluded)
    {
        (_excluded ??= []).Add(excluded);
        switch (excluded.Reason)
        {
            case ExclusionReason.Loop or ExclusionReason.TooDeep:
                _loops++;
                break;
            case ExclusionReason.ContextTooSmall:
                _tooLong++;
                break;
            case ExclusionReason.NoVision or ExclusionReason.NoAudioInput or ExclusionReason.NoToolUse:
                _firstIncapable = _incapable++ == 0 ? excluded.Reason : _firstIncapable;
                break;
            case ExclusionReason.OtherVectorSpace:
                // It could answer, but not this.
                break;
            default:
                _broken++;
                break;
        }
    }

    /// <summary>Takes a candidate that cannot be asked for this at all.</summary>
    public void Exclude(RouteCandidate candidate, string? rotationId, ExclusionReason reason, Surface surface)
    {
        var provider = candidate.Provider;
        (_excluded ??= []).Add(new ExcludedCandidate(provider.Id, candidate.Model, rotationId, reason));
        _firstLacking ??= reason is ExclusionReason.ProviderLacksSurface
            ? $"Provider '{Printable.Of(provider.Id)}' ({provider.Type.Name}) does not offer {surface.Words()}."
            : $"The model '{Printable.Of(candidate.Model)}' of provider '{Printable.Of(provider.Id)}' is stated not to do {surface.Words()}.";
    }

    /// <summary>Takes a candidate whose circuit lets no call through now.</summary>
    public void Exclude(RouteCandidate candidate, string? rotationId, in CandidateHealth health)
    {
        // While a probe is under way the wait only says when it will count as lost; its verdict comes sooner.
        var wait = health.IsProbing ? null : health.RetryWait ?? health.Wait;
        (_excluded ??= []).Add(
            new ExcludedCandidate(candidate.Provider.Id, candidate.Model, rotationId, ExclusionReason.CircuitOpen, health));
        _open++;
        _openElsewise += health.Cause is AttemptKind.RateLimited ? 0 : 1;
        _probing |= health.IsProbing;
        _due |= health.Admits(lastResort: true);
        if (wait is { } time && !(_soonest <= time))
        {
            _soonest = time;
        }
    }

    /// <summary>Takes the exclusions that were known when the snapshot was built.</summary>
    public void AddBroken(ExcludedCandidate[] broken)
    {
        if (broken.Length > 0)
        {
            (_excluded ??= new List<ExcludedCandidate>(broken.Length)).AddRange(broken);
            _broken += broken.Length;
        }
    }

    /// <summary>Takes what another tally collected.</summary>
    public void Add(in PlanTally other)
    {
        if (other._excluded is null)
        {
            return;
        }

        (_excluded ??= []).AddRange(other._excluded);
        _firstIncapable = _incapable == 0 ? other._firstIncapable : _firstIncapable;
        _firstLacking ??= other._firstLacking;
        _broken += other._broken;
        _loops += other._loops;
        _open += other._open;
        _openElsewise += other._openElsewise;
        _tooLong += other._tooLong;
        _incapable += other._incapable;
        _probing |= other._probing;
        _due |= other._due;
        if (other._soonest is { } time && !(_soonest <= time))
        {
            _soonest = time;
        }
    }

    /// <summary>A candidate whose circuit is open may be tried all the same if there is no other.</summary>
    public readonly bool HasLastResort => _due;

    public readonly IReadOnlyList<ExcludedCandidate> Excluded => _excluded ?? (IReadOnlyList<ExcludedCandidate>)[];

    /// <summary>
    /// The answer when nothing is left. What could never serve the request as configured has no say as long as something else
    /// could serve it later or could serve another request.
    /// </summary>
    public readonly Error Failure(string requested)
    {
        var name = Printable.Of(requested);
        if (_open > 0)
        {
            return Resting(name);
        }

        if (_tooLong > 0 && _incapable == 0)
        {
            return new Error(ErrorCode.ContextLengthExceeded, $"The prompt is too long for every candidate of '{name}'.", "messages");
        }

        if (_incapable > 0)
        {
            var lacking = _firstIncapable switch
            {
                ExclusionReason.NoVision => "images",
                ExclusionReason.NoAudioInput => "audio",
                _ => "tools",
            };
            return new Error(
                ErrorCode.UnsupportedFeature,
                $"No candidate of '{name}' that could take the request supports {lacking}.",
                lacking is "tools" ? "tools" : "messages");
        }

        if (_firstLacking is not null)
        {
            return new Error(ErrorCode.UnsupportedFeature, _firstLacking, "model");
        }

        return _loops > 0 && _broken == 0
            ? new Error(ErrorCode.LoopDetected, $"The rotations behind '{name}' refer to each other in a circle or too deeply.")
            : new Error(ErrorCode.UpstreamUnavailable, $"Nothing that is configured for '{name}' can be called.");
    }

    private readonly Error Resting(string name)
    {
        var wait = _soonest;
        if (_probing && !(wait < ProbeWait))
        {
            wait = ProbeWait;
        }

        var allLimited = _openElsewise == 0 && _tooLong == 0 && _incapable == 0;
        return allLimited
            ? new Error(ErrorCode.RateLimited, $"Every candidate of '{name}' is rate limited upstream.", RetryAfter: wait)
            : new Error(ErrorCode.UpstreamUnavailable, $"No candidate of '{name}' can be called now.", RetryAfter: wait);
    }
}
