using System.Globalization;
using ModBot.Adapters.Contract;
using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Desk.View;

/// <summary>
/// Ledger lines as sentences. Only labels that we know are shown: a value that means nothing to us is left out, so that
/// whatever a later version writes can neither break nor fill the page.
/// </summary>
internal static class HistoryText
{
    private const string Unknown = "History.unknown";

    /// <summary>What happened and who did it.</summary>
    public static string Sentence(HistoryLine line, Words words)
    {
        var key = $"History.{line.Kind}";

        // What both a person and ModBot itself can do.
        if (line.ActorName is null && words.Has(key + ".itself")) key += ".itself";
        return words.Has(key) ? words.Format(key, line.ActorName ?? words["History.Somebody"]) : words[Unknown];
    }

    /// <summary>The labels that belong to it.</summary>
    public static IEnumerable<string> Labels(HistoryLine line, Words words) =>
        line.Details.Where(detail => !IsOpenedForDanger(line, detail.Key)).OrderBy(detail => detail.Key, StringComparer.Ordinal).SelectMany(detail => Label(detail.Key, detail.Value, words));

    // A case that opens on step 0 opens for a danger sign or for doubt: "in order" would be untrue of it.
    private static bool IsOpenedForDanger(HistoryLine line, string key) =>
        line.Kind == "case.opened" && key == "step" && line.Details["step"] == LadderNames.Name(Step.None);

    /// <summary>The word for an action by its wire name; null when it has none.</summary>
    public static string? ActionOf(string name, Words words)
    {
        if (LadderNames.TryParse<ModerationAction>(name, out var action)) return words.Of(action);
        return words.Has($"Action.{name}") ? words[$"Action.{name}"] : null;
    }

    private static IEnumerable<string> Label(string key, string value, Words words) => key switch
    {
        "step" => StepOf(value) is { } step ? [words.Format("Step.Label", (int)step, words.Of(step))] : [],
        "layer" => EnumOf<RevealLayer>(value, words),
        "button" => EnumOf<CardButtonKind>(value, words),
        "action" or "actions" => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => ActionOf(name, words)).OfType<string>(),
        "outcome" => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(name => OutcomeOf(name, words)),
        "reason" => LadderNames.TryParse<RefusalReason>(value, out var reason) && reason != RefusalReason.None ? [words.Of(reason)] : [],
        "adapted" when value == "yes" => [words["History.Adapted"]],
        "template" => IsTemplateId(value) ? [words.Format("History.Template", value)] : [],
        _ => [],
    };

    private static Step? StepOf(string value) =>
        LadderNames.TryParse<Step>(value, out var step) || (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined(step = (Step)number)) ? step : null;

    private static IEnumerable<string> EnumOf<T>(string value, Words words) where T : struct, Enum =>
        LadderNames.TryParse<T>(value, out var known) ? [words.Of(known)] : [];

    private static IEnumerable<string> OutcomeOf(string name, Words words)
    {
        if (name is ['O', var digit] && Enum.IsDefined((Outcome)(digit - '0'))) return [words.Of((Outcome)(digit - '0'))];
        return words.Has($"History.Outcome.{name}") ? [words[$"History.Outcome.{name}"]] : [];
    }

    private static bool IsTemplateId(string value) => value is ['T', var tens, var units] && char.IsAsciiDigit(tens) && char.IsAsciiDigit(units);
}
