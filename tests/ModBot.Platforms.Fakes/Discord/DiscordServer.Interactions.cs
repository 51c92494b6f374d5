using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.World;

namespace ModBot.Platforms.Fakes.Discord;

/// <content>What users press, fill in and ask.</content>
public sealed partial class DiscordServer
{
    private const int Command = 2;
    private const int Component = 3;
    private const int Form = 5;

    /// <summary>Presses a button under a message.</summary>
    /// <param name="user">Who presses.</param>
    /// <param name="message">The message.</param>
    /// <param name="button">What stands on it, or its custom_id.</param>
    /// <returns>The id of the interaction.</returns>
    /// <exception cref="InvalidOperationException">There is no such button that this user could press.</exception>
    public string Press(string user, string message, string button) => Change(() =>
    {
        var found = MessageOf(message);
        var buttons = ComponentTree.Buttons(found.Components);
        var pressed = buttons.FirstOrDefault(each => !each.IsDisabled && each.CustomId.Length > 0 && (each.CustomId == button || each.Label == button));
        if (pressed is null || found.IsDeleted) throw new InvalidOperationException($"Message {message} has no button '{button}' to press; it has: {string.Join(", ", buttons.Select(each => each.Label))}.");
        if (found.IsEphemeral && found.Interaction?.By.Id != Snowflake.Parse(user)) throw new InvalidOperationException($"User {user} cannot see message {message}.");
        return Pressed(user, found, pressed.CustomId);
    });

    /// <summary>Sends a press of a button that the message does not have, as somebody with a changed client can.</summary>
    public string ForgePress(string user, string message, string customId) => Change(() => Pressed(user, MessageOf(message), customId));

    /// <summary>Sends in the form that an interaction was answered with.</summary>
    /// <param name="interaction">That interaction.</param>
    /// <param name="values">The texts, in the order of the fields.</param>
    /// <returns>The id of the new interaction.</returns>
    /// <exception cref="InvalidOperationException">There is no form, or it does not take these texts.</exception>
    public string Submit(string interaction, params string[] values) => Change(() =>
    {
        var opened = world.Interactions[Snowflake.Parse(interaction)];
        if (opened.Modal is not { } modal) throw new InvalidOperationException($"Interaction {interaction} opened no form.");
        var inputs = ComponentTree.Modal(modal).Inputs;
        if (inputs.Count != values.Length) throw new InvalidOperationException($"The form has {inputs.Count} fields.");
        var tree = (JsonArray)ComponentTree.Numbered((JsonArray)modal["components"]!);
        for (var index = 0; index < values.Length; index++)
        {
            var (input, value) = (inputs[index], values[index]);
            if (value.Length > input.MaxLength || value.Length < Math.Max(input.MinLength, input.IsRequired ? 1 : 0)) throw new InvalidOperationException($"The field '{input.Label}' takes {input.MinLength} to {input.MaxLength} characters.");
        }

        var byName = inputs.Zip(values).ToDictionary(each => each.First.CustomId, each => each.Second, StringComparer.Ordinal);
        var data = new JsonObject { ["custom_id"] = (string?)modal["custom_id"], ["components"] = Filled(tree, byName), ["resolved"] = new JsonObject() };
        return Send(Form, Snowflake.Text(opened.By.Id), opened.Channel, data, opened.Source);
    });

    /// <summary>Gives a slash command.</summary>
    /// <param name="user">Who gives it.</param>
    /// <param name="channel">Where.</param>
    /// <param name="name">Its name, without the slash.</param>
    /// <param name="options">Its options with their texts.</param>
    /// <exception cref="InvalidOperationException">The bot registered no such command.</exception>
    public string RunCommand(string user, string channel, string name, params (string Name, string Value)[] options) => Change(() =>
    {
        var place = ChannelOf(channel);
        var command = Registered(place, name, 1);
        var known = (command["options"] as JsonArray ?? []).Select(each => (string?)each!["name"]).ToArray();
        if (options.FirstOrDefault(each => !known.Contains(each.Name, StringComparer.Ordinal)).Name is { } unknown) throw new InvalidOperationException($"/{name} has no option '{unknown}'.");
        var data = new JsonObject { ["id"] = (string?)command["id"], ["name"] = name, ["type"] = 1 };
        if (options.Length > 0) data["options"] = new JsonArray([.. options.Select(each => new JsonObject { ["name"] = each.Name, ["type"] = 3, ["value"] = each.Value })]);
        return Send(Command, user, place, data, null);
    });

    /// <summary>Chooses a command from the menu of a message.</summary>
    /// <param name="user">Who chooses.</param>
    /// <param name="message">The message.</param>
    /// <param name="name">The name of the command.</param>
    /// <exception cref="InvalidOperationException">The bot registered no such command.</exception>
    public string RunMessageCommand(string user, string message, string name) => Change(() =>
    {
        var target = MessageOf(message);
        var command = Registered(target.Channel, name, 3);
        var data = new JsonObject
        {
            ["id"] = (string?)command["id"],
            ["name"] = name,
            ["type"] = 3,
            ["target_id"] = message,
            ["resolved"] = new JsonObject { ["messages"] = new JsonObject { [message] = Wire.Message(world, target, withContent: true) } },
        };
        return Send(Command, user, target.Channel, data, null);
    });

    /// <summary>How an interaction stands.</summary>
    public DiscordInteraction Interaction(string id) => Look(() =>
    {
        var found = world.Interactions[Snowflake.Parse(id)];
        return new DiscordInteraction(
            id, found.Token, found.AnswerType, found.AnswerType is null && world.Now - found.At > options.AnswerWithin, found.Original is { } original ? Snapshot(original) : null,
            found.Modal is { } modal ? ComponentTree.Modal(modal) : null, [.. found.FollowUps.Select(Snapshot)]);
    });

    /// <summary>Waits for the first answer to an interaction.</summary>
    /// <exception cref="TimeoutException">There was none after 20 seconds of the machine's clock.</exception>
    public Task<DiscordInteraction> AnswerAsync(string interaction, CancellationToken cancellation = default) =>
        UntilAsync(server => server.Interaction(interaction) is { AnswerType: not null } answered ? answered : null, cancellation);

    /// <summary>Sends the same interaction once more, as the gateway may.</summary>
    public void RepeatInteraction(string id) => Change(() => Dispatch(world.Interactions[Snowflake.Parse(id)]));

    private static JsonArray Filled(JsonArray tree, Dictionary<string, string> values)
    {
        var filled = new JsonArray();
        foreach (var each in tree.OfType<JsonObject>())
        {
            var json = new JsonObject { ["type"] = ComponentTree.Kind(each), ["id"] = (int?)each["id"] };
            if ((string?)each["custom_id"] is { } name) (json["custom_id"], json["value"]) = (name, values.GetValueOrDefault(name, string.Empty));
            if (each["components"] is JsonArray inner) json["components"] = Filled(inner, values);
            if (each["component"] is JsonObject single) json["component"] = Filled(new JsonArray(single.DeepClone()), values)[0]!.DeepClone();
            filled.Add(json);
        }

        return filled;
    }

    /// <summary>Whether the bot registered a command for every server.</summary>
    /// <param name="name">Its name.</param>
    public bool HasCommand(string name) => Look(() => (world.Commands.GetValueOrDefault(0UL) ?? []).OfType<JsonObject>().Any(each => (string?)each["name"] == name));

    private JsonObject Registered(Channel place, string name, int kind)
    {
        var all = (world.Commands.GetValueOrDefault(0UL) ?? []).Concat(world.Commands.GetValueOrDefault(place.Guild?.Id ?? 0) ?? []);
        return all.OfType<JsonObject>().FirstOrDefault(each => (string?)each["name"] == name && (int?)each["type"] == kind) ?? throw new InvalidOperationException($"The bot registered no command '{name}'.");
    }

    private string Pressed(string user, Message message, string customId)
    {
        var id = ComponentTree.All(message.Components).FirstOrDefault(each => (string?)each["custom_id"] == customId)?["id"]?.DeepClone();
        return Send(Component, user, message.Channel, new JsonObject { ["id"] = id ?? 0, ["custom_id"] = customId, ["component_type"] = 2 }, message);
    }

    private string Send(int type, string user, Channel channel, JsonObject data, Message? source)
    {
        var id = world.Ids.Next();
        var made = new Interaction
        {
            Id = id,
            Type = type,
            By = UserOf(user),
            Channel = channel,
            Data = data,
            At = world.Now,
            Source = source,
            Token = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"interaction:{id}:stand-in")).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        };
        world.Interactions[id] = made;
        Dispatch(made);
        return Snowflake.Text(id);
    }

    private void Dispatch(Interaction interaction) => hub.Dispatch("INTERACTION_CREATE", 0, interaction.Channel.Guild?.Id ?? 0, _ => InteractionWire.Json(world, interaction));
}
