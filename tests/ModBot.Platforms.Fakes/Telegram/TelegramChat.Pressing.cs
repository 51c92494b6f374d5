using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <content>Presses on inline buttons.</content>
public sealed partial class TelegramChat
{
    /// <summary>Somebody presses an inline button.</summary>
    /// <param name="user">Who.</param>
    /// <param name="message">The message it stands under; as it is now counts.</param>
    /// <param name="button">What stands on the button, or its callback data.</param>
    /// <returns>The id of the press.</returns>
    /// <exception cref="InvalidOperationException">There is no such button now.</exception>
    public string Press(TelegramUser user, TelegramMessage message, string button)
    {
        lock (world.Gate)
        {
            var now = Get(message);
            var pressed = now.DeletedAt is null ? now.Buttons.SelectMany(each => each).FirstOrDefault(each => each.Text == button || each.Data == button) : null;
            return pressed?.Data is { } data ? PressForged(user, message, data) : throw new InvalidOperationException($"There is no button \"{button}\" under this message.");
        }
    }

    /// <summary>Somebody sends a press with data of their own, also under a message that has no such button or is gone.</summary>
    /// <returns>The id of the press.</returns>
    public string PressForged(TelegramUser user, TelegramMessage message, string data)
    {
        lock (world.Gate)
        {
            var now = Get(message);
            var id = Wire.Text(world.NextPress++);
            world.Presses[id] = (user.Id, world.Clock.GetUtcNow());
            var body = new JsonObject
            {
                ["id"] = id,
                ["from"] = Wire.User(user),
                ["message"] = now.DeletedAt is null
                    ? Wire.Message(world, this, now)
                    : new JsonObject { ["chat"] = Wire.Chat(world, this), ["message_id"] = now.Id, ["date"] = 0 },
                ["chat_instance"] = Wire.Text(Id * 31),
                ["data"] = data,
            };
            // The real server keeps presses of one person in order, not those in one chat.
            world.Deliver("callback_query", body, $"u{user.Id}", world.Clock.GetUtcNow() + world.Options.CallbackRetention);
            return id;
        }
    }
}
