using ModBot.Host.Desk;
using ModBot.Host.Pipeline;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Tests.ConsoleDesk;

/// <summary>A tuning in memory that keeps the promises of <see cref="ITuning"/> and notes every call.</summary>
internal sealed class FakeTuning : ITuning
{
    public TuningView View { get; set; } = new() { Threshold = 0.5, Review = new ThresholdReview(ThresholdFinding.TooFew, 4, 2) };

    /// <summary>What every change is answered with.</summary>
    public TuningResult Next { get; set; } = TuningResult.Ok;

    public RememberOffer Offer { get; set; }

    public string Text { get; set; } = "Niemand wil jou erbij hebben.";

    public List<string> Calls { get; } = [];

    public Task<TuningView?> GetAsync(Viewer viewer, CancellationToken cancellation) => Task.FromResult(viewer.Role >= ModeratorRole.Lead ? View : null);

    public Task<TuningResult> ConfirmAsync(Viewer viewer, double from, double to, CancellationToken cancellation) => Note(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"confirm {from} {to} by {viewer.ModeratorId}"));

    public Task<TuningResult> PutBackAsync(Viewer viewer, double from, CancellationToken cancellation) => Note(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"put back {from} by {viewer.ModeratorId}"));

    public Task<RememberOffer> OfferAsync(Viewer viewer, string caseId, CancellationToken cancellation) => Task.FromResult(Offer);

    public Task<TuningResult> RememberAsync(Viewer viewer, string caseId, CancellationToken cancellation) => Note($"remember {caseId} by {viewer.ModeratorId}");

    public async Task<(TuningResult Result, RevealedText? Text)> RevealAsync(Viewer viewer, string id, RevealLayer layer, CancellationToken cancellation)
    {
        var result = await Note($"reveal {id} {layer}");
        return (result, result.IsOk ? new RevealedText(layer, layer == RevealLayer.Full ? Text : "••••• wil jou erbij hebben.", layer == RevealLayer.Full ? [new ReasonSpan(0, 7, 1)] : [], string.Empty) : null);
    }

    public Task<TuningResult> ForgetAsync(Viewer viewer, string id, CancellationToken cancellation) => Note($"forget {id} by {viewer.ModeratorId}");

    private Task<TuningResult> Note(string call)
    {
        Calls.Add(call);
        return Task.FromResult(Next);
    }
}

/// <summary>A model that is there or not.</summary>
internal sealed class FakeModel : ILoadedModel
{
    /// <summary>What loading finds; null when the file cannot be used.</summary>
    public string? Found { get; set; }

    public Task<bool> TryLoadAsync(CancellationToken cancellation)
    {
        Version ??= Found;
        return Task.FromResult(Version is not null);
    }

    public string? Version { get; set; } = "ladder-1-test";

    public string? Origin { get; set; } = "12 own messages; seed 1";
}
