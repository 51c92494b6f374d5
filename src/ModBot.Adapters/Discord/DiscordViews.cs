using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>Builds what Discord shows: prompts, answers and forms.</summary>
internal static class DiscordViews
{
    /// <summary>The longest plain text of a prompt: escaped, it may be twice as long and has to fit all the same.</summary>
    public const int MaxText = 1900;

    /// <summary>The field of a form.</summary>
    public const string FieldId = "text";

    private const int MaxComponents = 40;
    private const int MaxRow = 5;
    private const int MaxLabel = 80;
    private const int MaxFieldLabel = 45;
    private const int MaxFieldLength = 4000;
    private const string Nothing = "\u200b";

    /// <summary>A prompt.</summary>
    public static DiscordOutgoing Prompt(DeskView view) => new() { Flags = DiscordFlags.ComponentsV2, Components = Components(view) };

    /// <summary>A text for one person alone. Pages after the first come as follow-ups.</summary>
    public static IReadOnlyList<DiscordOutgoing> Private(DeskText text)
    {
        var pages = DiscordMarkup.Pages(text, MaxText).Where(page => !string.IsNullOrWhiteSpace(page.Text)).Select(page => new DiscordOutgoing
        {
            Flags = DiscordFlags.ComponentsV2 | DiscordFlags.Ephemeral,
            Components = Components(new DeskView(page, [])),
        });
        return [.. pages];
    }

    /// <summary>A sentence for one person alone.</summary>
    public static DiscordOutgoing Notice(string text) => new()
    {
        Flags = DiscordFlags.Ephemeral | DiscordFlags.SuppressEmbeds,
        Content = string.IsNullOrWhiteSpace(text) ? Nothing : DiscordText.Escape(DiscordText.Shorten(text, DiscordText.MaxContent / 2)),
    };

    /// <summary>A form.</summary>
    public static DiscordModal Form(DeskForm form)
    {
        var max = Math.Clamp(form.MaxLength, 1, MaxFieldLength);
        var field = new DiscordComponent
        {
            Type = DiscordComponentType.TextInput,
            CustomId = FieldId,
            Style = 2,
            MinLength = 1,
            MaxLength = max,
            Required = true,
            Value = form.Value.Length == 0 ? null : DiscordText.Shorten(form.Value, max),
        };
        var label = new DiscordComponent { Type = DiscordComponentType.Label, Label = DiscordText.Shorten(form.Label, MaxFieldLabel), Component = field };
        return new DiscordModal(form.Data, DiscordText.Shorten(form.Title, MaxFieldLabel), [label]);
    }

    private static List<DiscordComponent> Components(DeskView view)
    {
        var rows = view.Buttons.Where(row => row.Count > 0).Take(MaxRow).Select(row => new DiscordComponent
        {
            Type = DiscordComponentType.ActionRow,
            Components = [.. row.Take(MaxRow).Select(Button)],
        }).ToList();

        var text = view.Text.Text.Length <= MaxText ? view.Text : DiscordMarkup.Pages(view.Text, MaxText).First();
        var blocks = DiscordMarkup.Blocks(text);
        var room = MaxComponents - rows.Sum(row => 1 + row.Components!.Count);
        if (blocks.Count * 2 > room) blocks = [new DiscordBlock(DiscordMarkup.Inline(text), IsSpoiler: false)];
        if (blocks.Count == 0) blocks = [new DiscordBlock(Nothing, IsSpoiler: false)];
        return [.. blocks.Select(Box), .. rows];
    }

    private static DiscordComponent Box(DiscordBlock block) => new()
    {
        Type = DiscordComponentType.Container,
        Spoiler = block.IsSpoiler ? true : null,
        Components = [new DiscordComponent { Type = DiscordComponentType.TextDisplay, Content = block.Markdown }],
    };

    private static DiscordComponent Button(DeskButton button) => new()
    {
        Type = DiscordComponentType.Button,
        CustomId = button.Data,
        Label = DiscordText.Shorten(button.Label, MaxLabel),
        Style = button.Style switch
        {
            DeskButtonStyle.Primary => 1,
            DeskButtonStyle.Danger => 4,
            _ => 2,
        },
    };
}
