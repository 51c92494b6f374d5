namespace ModBot.Host.LocalChat;

/// <summary>Gives the house rules of a room, for the page that members see.</summary>
internal interface IHouseRules
{
    /// <summary>The rules, one a line, in the language of these texts.</summary>
    Task<IReadOnlyList<string>> OfAsync(string room, ChatTexts texts, CancellationToken cancellation);
}

/// <summary>The rules that hold until a community writes its own.</summary>
internal sealed class StandardHouseRules : IHouseRules
{
    public Task<IReadOnlyList<string>> OfAsync(string room, ChatTexts texts, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([texts["Rule1"], texts["Rule2"], texts["Rule3"], texts["Rule4"], texts["Rule5"]]);
}
