using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>Private replies to comments, and which webhooks the account wants. Called with the gate of the world held.</summary>
internal sealed class MessageMethods(InstagramWorld world)
{
    private const int MostBytes = 1000;

    private static readonly TimeSpan ReplyWithin = TimeSpan.FromDays(7);

    /// <summary>The fields that an account can opt in to with Instagram Login.</summary>
    private static readonly string[] InstagramFields =
    [
        "comments", "live_comments", "mentions", "messages", "message_edit", "message_reactions", "messaging_handover", "messaging_optins", "messaging_postbacks", "messaging_referral",
        "messaging_seen", "standby", "story_insights",
    ];

    /// <summary>Some of the fields of a Page; any of them opens the way for those of Instagram.</summary>
    private static readonly string[] PageFields = ["feed", "mention", "messages", "message_echoes", "message_reactions", "messaging_optins", "messaging_postbacks", "name", "picture"];

    private int count;

    /// <summary>
    /// Sends the one private message that a comment allows. The codes of the refusals are those that callers report; the documentation names only the rules.
    /// </summary>
    public JsonNode Send(GraphRequest call)
    {
        if (!world.Options.MayMessage) throw new GraphRefusal(10, "(#10) Application does not have permission for this action") { Status = 403 };
        call.Allow("recipient", "message");
        var recipient = call.NeededObject("recipient");
        var message = call.NeededObject("message");
        Only(message, "message", "text");
        if (!recipient.ContainsKey("comment_id"))
        {
            // Nobody on the stand-in ever writes to the account first, so that no ordinary message can be an answer.
            Only(recipient, "recipient", "id");
            throw TooLate();
        }

        Only(recipient, "recipient", "comment_id");
        var text = Text(message, "text");
        if (string.IsNullOrWhiteSpace(text)) throw GraphRefusal.Parameter("The parameter message[text] is required");
        if (Encoding.UTF8.GetByteCount(text) > MostBytes) throw GraphRefusal.Parameter($"Length of param message[text] must be less than or equal to {MostBytes}");
        if (!world.Comments.TryGetValue(Text(recipient, "comment_id") ?? string.Empty, out var comment)) throw NoSuchComment();
        if (comment.Post.IsOver || world.Now - comment.At > ReplyWithin) throw TooLate();
        if (!world.IsSeen(comment) || comment.IsOwn) throw NoSuchComment();
        if (comment.HasPrivateReply) throw new GraphRefusal(10900, "(#10900) Activity already replied to");
        if (!comment.Post.IsLive) world.Usage.TakePrivateReply();
        comment.HasPrivateReply = true;
        world.PrivateMessages.Add(new GraphPrivateMessage(comment.Id, comment.Username, text, world.Now));
        world.Touch();
        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes($"ig_dm:{world.AccountId}:{++count}"));
        return new JsonObject { ["recipient_id"] = comment.UserId, ["message_id"] = id };
    }

    public JsonNode Subscribe(GraphRequest call)
    {
        call.Allow("subscribed_fields");
        var wished = call.Needed("subscribed_fields").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var known = world.Options.Login is GraphLogin.Instagram ? InstagramFields : PageFields;
        for (var index = 0; index < wished.Length; index++)
        {
            if (!known.Contains(wished[index], StringComparer.Ordinal))
            {
                throw GraphRefusal.Parameter(string.Create(CultureInfo.InvariantCulture, $"Param subscribed_fields[{index}] must be one of {{{string.Join(", ", known)}}} - got \"{wished[index]}\""));
            }
        }

        world.SubscribedFields.Clear();
        world.SubscribedFields.AddRange(wished.Where(each => each != "live_comments" || !world.Options.DropsLiveField).Distinct(StringComparer.Ordinal));
        world.Touch();
        return new JsonObject { ["success"] = true };
    }

    public JsonNode Unsubscribe(GraphRequest call)
    {
        call.Allow();
        world.SubscribedFields.Clear();
        world.Touch();
        return new JsonObject { ["success"] = true };
    }

    public JsonNode Subscriptions(GraphRequest call)
    {
        call.Allow();
        if (world.SubscribedFields.Count == 0) return new JsonObject { ["data"] = new JsonArray() };
        var app = new JsonObject
        {
            ["name"] = "ModBot",
            ["id"] = world.Options.AppId,
            ["subscribed_fields"] = new JsonArray([.. world.SubscribedFields.Select(each => JsonValue.Create(each))]),
        };
        return new JsonObject { ["data"] = new JsonArray(app) };
    }

    private static GraphRefusal NoSuchComment() => new(100, "The comment is invalid for a private reply") { Subcode = 2534025 };

    private static GraphRefusal TooLate() => new(10, "This message is sent outside of allowed window.") { Subcode = 2534022, Status = 403 };

    private static string? Text(JsonObject from, string name) => from[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static void Only(JsonObject given, string where, string name)
    {
        foreach (var (key, _) in given)
        {
            if (key != name) throw GraphRefusal.Parameter($"Unexpected parameter {where}[{key}]");
        }
    }
}
