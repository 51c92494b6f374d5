using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using ModBot.Classifiers.Features;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Explain;

/// <summary>Composes the sentence "why this step and not the next". The words stand in WhyTexts.resx; no word of the message is repeated.</summary>
internal static class WhyComposer
{
    private static readonly ResourceManager Texts = new("ModBot.Classifiers.Explain.WhyTexts", typeof(WhyComposer).Assembly);
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    // A few hundred sentences are said again and again. The bound is for whoever would make them all.
    private const int MostKept = 4096;
    private static readonly ConcurrentDictionary<Case, LocalizedText> Kept = new();

    public static LocalizedText Compose(Step step, Target target, IReadOnlyList<Ground> grounds, IReadOnlyList<Flag> flags, bool grey, WeakLine? weak, ulong seen = 0)
    {
        var signs = SeenSigns.Of(step, seen).ToList();
        var key = new Case(step, target, string.Join(' ', signs), grounds.Aggregate(0u, (bits, ground) => bits | (1u << (int)ground)), flags.Aggregate(0u, (bits, flag) => bits | (1u << (int)flag)), grey, weak?.MeaningNl, weak?.MeaningEn);
        if (Kept.TryGetValue(key, out var why)) return why;
        why = new LocalizedText(In(Dutch, step, target, signs, grounds, flags, grey, weak?.MeaningNl), In(English, step, target, signs, grounds, flags, grey, weak?.MeaningEn));
        if (Kept.Count < MostKept) Kept[key] = why;
        return why;
    }

    private static string In(CultureInfo culture, Step step, Target target, List<string> signs, IReadOnlyList<Ground> grounds, IReadOnlyList<Flag> flags, bool grey, string? meaning)
    {
        // The ladder is about attacks. Whoever is in need attacks nobody, and to call that "in order" would be a lie.
        if (step == Step.None && flags.Any(flag => flag.IsImmediate())) return Text(culture, flags.Contains(Flag.SelfHarm) ? "None_SelfHarm" : "None_Danger")!;
        var parts = new List<string> { Text(culture, $"{step}_{target}") ?? Text(culture, $"{step}")! };
        if (grounds.Count > 0 && step >= Step.Discrimination)
        {
            var names = string.Join(", ", grounds.Select(ground => Text(culture, $"Ground_{ground}")));
            parts.Add(string.Format(culture, Text(culture, "OnGround")!, names));
        }

        if (signs.Count > 0) parts.Add(string.Format(culture, Text(culture, "Seen")!, string.Join(Text(culture, "And"), signs.Select(sign => Text(culture, $"Seen_{sign}")))));
        parts.Add(Text(culture, $"{step}_NotNext")!);
        if (flags.Any(flag => flag.IsImmediate())) parts.Add(Text(culture, "Danger")!);
        if (flags.Contains(Flag.Quote)) parts.Add(Text(culture, "Quoted")!);
        if (meaning is not null) parts.Add(string.Format(culture, Text(culture, "WeakTerm")!, meaning));
        if (grey) parts.Add(Text(culture, "Grey")!);
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private readonly record struct Case(Step Step, Target Target, string Signs, uint Grounds, uint Flags, bool Grey, string? MeaningNl, string? MeaningEn);

    private static string? Text(CultureInfo culture, string key) => Texts.GetString(key, culture);
}
