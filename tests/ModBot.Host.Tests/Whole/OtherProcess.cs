using Microsoft.EntityFrameworkCore;
using ModBot.Host.Storage;

namespace ModBot.Host.Tests.Whole;

/// <summary>What the tests that kill a process say to it, and where they look meanwhile.</summary>
internal static class OtherProcess
{
    /// <summary>What nobody has to look at.</summary>
    public static readonly string[] Ordinary = ["kom je zo ook naar het veld", "wie heeft de opdracht al af", "leuk gespeeld vandaag", "ik ben er om vier uur", "mijn fiets staat nog buiten"];

    /// <summary>What opens a case.</summary>
    public static readonly string[] Harmful = ["jij bent echt een waardeloze loser, ga weg", "niemand wil jou in deze groep, rot op", "alle buitenlanders zijn dieven en moeten weg"];

    private static readonly string[] Tails = ["vandaag", "morgen", "gisteren", "straks", "later", "nooit", "altijd", "soms", "buiten", "binnen", "boven", "beneden", "zaterdag", "zondag", "maandag", "dinsdag", "links", "rechts", "samen", "alleen"];

    /// <summary>What opens a case of its own: no two of a run use the same words, so that none is decided about together with another.</summary>
    public static string Harm(Random random, int number) =>
        $"{Harmful[random.Next(Harmful.Length)]} {Tails[number % 20]} {Tails[number / 20 % 20]} {Tails[number / 400 % 20]}";

    /// <summary>The database of a process that may be writing to it.</summary>
    public static ModBotDb Open(string data) =>
        new(new DbContextOptionsBuilder<ModBotDb>().UseSqlite($"Data Source={Path.Combine(data, "modbot.db")};Pooling=False;Default Timeout=30").Options);
}
