using ModBot.Harness;

namespace ModBot.Classifiers.Tests.Support;

/// <summary>A small corpus of three passes in a directory of its own; removed afterwards.</summary>
internal sealed class TinyCorpus : IDisposable
{
    private const string Header = "id\tlang\tlevel\tlevel2\talt\tflags\ttarget\tgrounds\tphenomenon\tgroup\ttext";

    private static readonly (string Level, string Flags, string Target, string Grounds, string Phenomenon, string Text)[] Patterns =
    [
        ("0", "-", "none", "-", "chat", "hoe laat begint de training op {0}"),
        ("0", "-", "none", "-", "chat", "we zien elkaar {0} bij de ingang"),
        ("0", "-", "none", "-", "quote", "hij riep \"vieze turk\" op {0}, dat kan niet"),
        ("1", "-", "individual", "-", "rude", "jij bent een sukkel, {0} al zeker"),
        ("1", "-", "individual", "-", "sarcasm", "wauw wat ben jij slim op {0} zeg"),
        ("2", "-", "individual", "-", "exclusion", "niemand wil jou erbij op {0}"),
        ("2", "threat", "individual", "-", "threat", "wacht maar tot {0}, ik pak je"),
        ("3", "-", "group", "origin", "stereotype", "alle turken stelen op {0}"),
        ("3", "-", "group", "religion", "stereotype", "moslims zijn dom op {0}"),
        ("4", "threat", "group", "religion", "incitement", "die moskee moet branden op {0}"),
    ];

    private static readonly string[] Days = ["maandag", "dinsdag", "woensdag", "donderdag"];

    public TinyCorpus()
    {
        Root = Directory.CreateTempSubdirectory("modbot-corpus").FullName;
        Corpus = Path.Combine(Root, "corpus");
        Directory.CreateDirectory(Corpus);
        for (var pass = 0; pass < 3; pass++) File.WriteAllLines(Path.Combine(Corpus, $"0{pass}-pass.tsv"), [Header, .. Rows(pass)]);
        var lexicon = Path.Combine(Root, "lexicon");
        Directory.CreateDirectory(lexicon);
        foreach (var path in Directory.GetFiles(Repository.PathOf("models", "lexicon"), "*.tsv")) File.Copy(path, Path.Combine(lexicon, Path.GetFileName(path)));
    }

    public string Root { get; }

    public string Corpus { get; }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static IEnumerable<string> Rows(int pass) =>
        from pattern in Patterns
        from day in Days
        select $"t{pass}\tnl\t{pattern.Level}\t{pattern.Level}\t-\t{pattern.Flags}\t{pattern.Target}\t{pattern.Grounds}\t{pattern.Phenomenon}\t-\t{string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern.Text, day)}{new string('!', pass)}";
}
