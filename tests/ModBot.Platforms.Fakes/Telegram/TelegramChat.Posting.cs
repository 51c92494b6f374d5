using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <content>What people post, edit and delete.</content>
public sealed partial class TelegramChat
{
    /// <summary>A member posts something. In a channel it is posted in the channel's name, by an anonymous administrator in the group's name.</summary>
    /// <param name="user">Who.</param>
    /// <param name="text">The text, or the caption of media; empty for none.</param>
    /// <param name="options">How.</param>
    /// <exception cref="InvalidOperationException">This member may not post here.</exception>
    public TelegramMessage Post(TelegramUser user, string text, PostOptions? options = null)
    {
        lock (world.Gate)
        {
            options ??= PostOptions.Plain;
            var member = MemberOf(user);
            if (!member.MayPost || MigratedTo is not null || (Kind is ChatKind.Channel && !member.IsAdministrator)) throw new InvalidOperationException("This member may not post here.");
            if (options.ReplyTo is { } target && messages.GetValueOrDefault(target) is not { DeletedAt: null }) throw new InvalidOperationException("The message to answer is not there.");
            var isInNameOfChat = Kind is ChatKind.Channel || member.IsAnonymous;
            var message = new TelegramMessage
            {
                ChatId = Id,
                Id = world.NextMessageId(this),
                From = isInNameOfChat ? null : user,
                IsInNameOfChat = isInNameOfChat,
                SentAt = world.Now,
                Text = text,
                Entities = EntityRules.WithFound(text, options.Entities),
                Media = options.Media,
                AlbumId = options.AlbumId,
                ReplyTo = options.ReplyTo,
                Topic = options.Topic ?? (options.ReplyTo is { } replied ? messages[replied].Topic : null),
                IsForward = options.IsForward,
            };
            if (message.Topic is { } topic && topics.TrueForAll(each => each.Id != topic)) throw new InvalidOperationException("There is no such topic.");
            Put(message);
            if (Kind is ChatKind.Private) world.Started.Add(user.Id);
            Announce(message, Kind is ChatKind.Channel ? "channel_post" : "message");
            return message;
        }
    }

    /// <summary>The author edits a message. With the same text it is one of the invisible changes that are announced as well.</summary>
    public TelegramMessage Edit(TelegramMessage message, string text)
    {
        lock (world.Gate)
        {
            var old = Get(message);
            var edited = old with { Text = text, EditedAt = world.Now, EarlierTexts = [.. old.EarlierTexts, old.Text], Entities = EntityRules.WithFound(text, []) };
            Put(edited);
            Announce(edited, Kind is ChatKind.Channel ? "edited_channel_post" : "edited_message");
            return edited;
        }
    }

    /// <summary>Somebody deletes a message. No bot is told.</summary>
    public void Delete(TelegramMessage message, TelegramUser? by = null)
    {
        lock (world.Gate) Put(Get(message) with { DeletedAt = world.Now, DeletedBy = by });
    }

    /// <summary>A new topic. It is announced.</summary>
    public TelegramTopic AddTopic(TelegramUser by, string name)
    {
        if (!IsForum) throw new InvalidOperationException("This chat has no topics.");
        lock (world.Gate)
        {
            var service = Tell(by, new JsonObject { ["forum_topic_created"] = new JsonObject { ["name"] = name, ["icon_color"] = 7_322_096 } });
            var topic = new TelegramTopic(service.Id, name);
            topics.Add(topic);
            return topic;
        }
    }

    /// <summary>Closes a topic: only administrators may post in it.</summary>
    public void CloseTopic(TelegramTopic topic)
    {
        lock (world.Gate) topics[topics.FindIndex(each => each.Id == topic.Id)] = topic with { IsClosed = true };
    }

    /// <summary>The group becomes a supergroup with another id; both chats tell so.</summary>
    public TelegramChat Migrate(TelegramUser by)
    {
        if (Kind is not ChatKind.Group || MigratedTo is not null) throw new InvalidOperationException("Only a group can become a supergroup, once.");
        lock (world.Gate)
        {
            var successor = world.AddChat(ChatKind.Supergroup, Title, isForum: false);
            foreach (var member in members.Values) successor.Put(member);
            successor.BotSeesAll = BotSeesAll;
            Tell(by, new JsonObject { ["migrate_to_chat_id"] = successor.Id });
            MigratedTo = successor;
            successor.Tell(by, new JsonObject { ["migrate_from_chat_id"] = Id });
            return successor;
        }
    }

    internal TelegramMessage Tell(TelegramUser by, JsonObject service)
    {
        var message = new TelegramMessage { ChatId = Id, Id = world.NextMessageId(this), From = by, SentAt = world.Now, Service = service };
        Put(message);
        Announce(message, Kind is ChatKind.Channel ? "channel_post" : "message");
        return message;
    }

    private void Announce(TelegramMessage message, string kind)
    {
        if (!Visibility.BotGets(world, this, message)) return;
        world.Deliver(kind, Wire.Message(world, this, message), Wire.Text(Id), (message.EditedAt ?? message.SentAt) + world.Options.MessageRetention);
    }
}
