using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>Gives one interaction its answer, at once or later.</summary>
/// <param name="rest">Sends the answers.</param>
/// <param name="interaction">What is answered.</param>
/// <param name="tooLate">Said when a form can no longer be opened.</param>
/// <param name="answered">Hears the room, the post, and what it shows now; null when it could not be changed.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class DiscordDialog(DiscordRest rest, DiscordInteraction interaction, string tooLate, Func<string, string, DeskView?, Task> answered, CancellationToken cancellation)
{
    // A form that was opened by a command stands under no post.
    private bool CanUpdate => interaction.Type == DiscordInteractionType.Component || (interaction is { Type: DiscordInteractionType.Modal, Message: not null });

    /// <summary>The first answer, when the listener was quick.</summary>
    public async Task FirstAsync(DeskAnswer answer)
    {
        if (answer.Form is { } form && interaction.Type != DiscordInteractionType.Modal)
        {
            await rest.OpenFormAsync(interaction, DiscordViews.Form(form), cancellation);
            return;
        }

        var words = Words(answer);
        if (answer.View is { } view && CanUpdate)
        {
            await ShowAsync(view, rest.CallbackAsync(interaction, new DiscordCallback(DiscordCallbackType.Update, DiscordViews.Prompt(view)), cancellation));
            await FollowUpAsync(words);
        }
        else if (words.Count > 0)
        {
            await rest.CallbackAsync(interaction, new DiscordCallback(DiscordCallbackType.Message, words[0]), cancellation);
            await FollowUpAsync(words.Skip(1));
        }
        else if (await DeferAsync())
        {
            await LateAsync(DeskAnswer.Nothing);
        }
    }

    /// <summary>Says that it was heard; false when that came too late.</summary>
    public async Task<bool> DeferAsync() => (await SayHeardAsync()).IsDone;

    /// <summary>Says that it was heard, if nobody did before; false when it is answered already or came too late. Whether an answer of ours was lost on the way cannot be told then, and nothing is done twice.</summary>
    public async Task<bool> ClaimAsync() => await SayHeardAsync() is { IsDone: true, WasAnswered: false };

    /// <summary>What follows after <see cref="DeferAsync"/>.</summary>
    public async Task LateAsync(DeskAnswer answer)
    {
        // A form can only be the first answer.
        var words = Words(answer.Form is null ? answer : new DeskAnswer { Notice = tooLate });
        if (CanUpdate)
        {
            if (answer.View is { } view) await ShowAsync(view, rest.EditOriginalAsync(interaction, DiscordViews.Prompt(view), cancellation));
            await FollowUpAsync(words);
        }
        else if (words.Count == 0)
        {
            await rest.DeleteOriginalAsync(interaction, cancellation);
        }
        else
        {
            await rest.EditOriginalAsync(interaction, words[0] with { Flags = words[0].Flags & ~DiscordFlags.Ephemeral }, cancellation);
            await FollowUpAsync(words.Skip(1));
        }
    }

    // After fifteen minutes, or after an answer that came too late, the post can still be changed as ours.
    private async Task ShowAsync(DeskView view, Task<DiscordReply> update)
    {
        var isDone = (await update).IsDone;
        if (interaction is not { Message.Id: { Length: > 0 } posted, ChannelId: { } room }) return;
        if (!isDone) isDone = (await rest.EditAsync(room, posted, DiscordViews.Prompt(view), cancellation)).IsDone;
        await answered(room, posted, isDone ? view : null);
    }

    private async Task FollowUpAsync(IEnumerable<DiscordOutgoing> words)
    {
        foreach (var word in words) await rest.FollowUpAsync(interaction, word, cancellation);
    }

    private async Task<DiscordReply> SayHeardAsync()
    {
        var answer = CanUpdate
            ? new DiscordCallback(DiscordCallbackType.DeferredUpdate)
            : new DiscordCallback(DiscordCallbackType.DeferredMessage, new DiscordOutgoing { Flags = DiscordFlags.Ephemeral });
        return await rest.CallbackAsync(interaction, answer, cancellation);
    }

    private static List<DiscordOutgoing> Words(DeskAnswer answer)
    {
        List<DiscordOutgoing> words = answer.Notice is { Length: > 0 } notice ? [DiscordViews.Notice(notice)] : [];
        if (answer.Private is { } text) words.AddRange(DiscordViews.Private(text));
        return words;
    }
}
