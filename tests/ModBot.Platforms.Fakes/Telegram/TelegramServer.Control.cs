namespace ModBot.Platforms.Fakes.Telegram;

/// <content>What happens outside one chat, and what the bot did.</content>
public sealed partial class TelegramServer
{
    /// <summary>Whether privacy mode is on. A change holds for a group only once the bot is removed from it and added again.</summary>
    public bool PrivacyMode
    {
        get
        {
            lock (world.Gate) return world.PrivacyMode;
        }

        set
        {
            lock (world.Gate) world.PrivacyMode = value;
        }
    }

    /// <summary>Every chat.</summary>
    public IReadOnlyList<TelegramChat> Chats
    {
        get
        {
            lock (world.Gate) return [.. world.Chats.Values];
        }
    }

    /// <summary>What the bot sent, in order, as it is now: edited, deleted or pinned.</summary>
    public IReadOnlyList<TelegramMessage> Sent
    {
        get
        {
            lock (world.Gate) return [.. world.Sent.Select(each => world.Chats[each.Chat].Find(each.Message)).OfType<TelegramMessage>()];
        }
    }

    /// <summary>How the bot answered presses, in order.</summary>
    public IReadOnlyList<CallbackAnswer> CallbackAnswers
    {
        get
        {
            lock (world.Gate) return [.. world.CallbackAnswers];
        }
    }

    /// <summary>Every call that was answered, in order.</summary>
    public IReadOnlyList<CallRecord> Calls
    {
        get
        {
            lock (world.Gate) return [.. world.Calls];
        }
    }

    /// <summary>How many updates wait for the bot.</summary>
    public int PendingUpdates => world.Updates.Waiting.Count;

    /// <summary>Whether the bot waits in getUpdates now.</summary>
    public bool IsPolled => methods.IsPolled;

    /// <summary>The presses that the bot can still answer.</summary>
    internal IReadOnlyList<string> OpenPresses
    {
        get
        {
            lock (world.Gate) return [.. world.Presses.Where(each => world.Clock.GetUtcNow() - each.Value.At < world.Options.CallbackRetention).Select(each => each.Key)];
        }
    }

    /// <summary>The bot's commands, with what each is for.</summary>
    internal IReadOnlyList<(string Name, string Description)> Menu
    {
        get
        {
            lock (world.Gate) return [.. methods.Menu.Select(each => (each!["command"]!.GetValue<string>(), each["description"]!.GetValue<string>()))];
        }
    }

    /// <summary>The id that the next update gets; may be set lower, as happens after a week without updates.</summary>
    public long NextUpdateId
    {
        get => world.Updates.NextId;
        set => world.Updates.NextId = value;
    }

    /// <summary>Forgets the updates that wait, as happens to a bot that stays away too long.</summary>
    public void DropUpdates() => world.Updates.Clear();

    /// <summary>How often a method was called, also in vain.</summary>
    public int CountCalls(string method) => Calls.Count(each => string.Equals(each.Method, method, StringComparison.OrdinalIgnoreCase));

    /// <summary>A new person.</summary>
    public TelegramUser CreateUser(string name, string? userName = null, string? languageCode = "nl") => world.AddUser(name, userName, isBot: false, languageCode);

    /// <summary>A bot of somebody else.</summary>
    public TelegramUser CreateOtherBot(string name, string userName) => world.AddUser(name, userName, isBot: true, languageCode: null);

    /// <summary>A new group, still empty.</summary>
    public TelegramChat CreateGroup(string title) => world.AddChat(ChatKind.Group, title, isForum: false);

    /// <summary>A new supergroup, still empty.</summary>
    public TelegramChat CreateSupergroup(string title, bool isForum = false) => world.AddChat(ChatKind.Supergroup, title, isForum);

    /// <summary>A new channel, still empty.</summary>
    public TelegramChat CreateChannel(string title) => world.AddChat(ChatKind.Channel, title, isForum: false);

    /// <summary>The private chat of somebody with the bot, whether or not it was started.</summary>
    public TelegramChat PrivateChat(TelegramUser user) => world.PrivateChat(user);

    /// <summary>Somebody starts the bot in private, or follows a start link.</summary>
    /// <param name="user">Who.</param>
    /// <param name="payload">What stood in the link; null for none.</param>
    public TelegramMessage StartBot(TelegramUser user, string? payload = null)
    {
        Unblock(user);
        return PrivateChat(user).Post(user, payload is null ? "/start" : $"/start {payload}");
    }

    /// <summary>Somebody blocks the bot.</summary>
    public void Block(TelegramUser user) => SetBlocked(user, isBlocked: true);

    /// <summary>Somebody lets the bot write again.</summary>
    public void Unblock(TelegramUser user) => SetBlocked(user, isBlocked: false);

    /// <summary>Somebody's account is gone.</summary>
    public void Deactivate(TelegramUser user)
    {
        lock (world.Gate) world.Deactivated.Add(user.Id);
    }

    /// <summary>The token holds no longer.</summary>
    public void RevokeToken()
    {
        lock (world.Gate) world.Token = null;
        world.Touch();
    }

    /// <summary>Waits until something is so. Looks again after each change.</summary>
    public async Task UntilAsync(Func<TelegramServer, bool> isSo, CancellationToken cancellation)
    {
        while (true)
        {
            var change = world.NextChange();
            if (isSo(this)) return;
            await change.WaitAsync(cancellation);
        }
    }

    private void SetBlocked(TelegramUser user, bool isBlocked)
    {
        lock (world.Gate)
        {
            if (!(isBlocked ? world.Blocked.Add(user.Id) : world.Blocked.Remove(user.Id))) return;
            var chat = world.PrivateChat(user);
            // To the bot this looks as if it was removed from the private chat.
            chat.SetMember(new TelegramMember(world.Bot, isBlocked ? MemberStatus.Kicked : MemberStatus.Member), user);
        }
    }
}
