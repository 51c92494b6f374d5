namespace ModBot.Adapters.Contract;

/// <summary>Stands in until somebody is attached: there is no desk room, and nothing follows from anything.</summary>
internal sealed class NobodyListens : IDeskListener
{
    public bool IsDesk(string platform, string room) => false;

    public Task<DeskAnswer> PressedAsync(DeskPress press, CancellationToken cancellation) => Task.FromResult(DeskAnswer.Nothing);

    public Task<DeskAnswer> EnteredAsync(DeskEntry entry, CancellationToken cancellation) => Task.FromResult(DeskAnswer.Nothing);

    public Task AnsweredAsync(string platform, string room, string postedId, DeskView? view, CancellationToken cancellation) => Task.CompletedTask;

    public Task<CommandAnswer> CommandAsync(PlatformCommand command, CancellationToken cancellation) => Task.FromResult(new CommandAnswer(null));
}
