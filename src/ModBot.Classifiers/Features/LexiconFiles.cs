using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Features;

/// <summary>Reads the lexicon directory: every class file (<c>class ground terms</c>), <c>weak.tsv</c>, <c>joke.tsv</c> and <c>senses.tsv</c>.</summary>
internal static class LexiconFiles
{
    private const string WeakFile = "weak.tsv";
    private const string JokeFile = "joke.tsv";
    private const string SenseFile = "senses.tsv";

    /// <summary>Reads the directory.</summary>
    /// <exception cref="InvalidDataException">The directory or a line in it is not as described in its README.</exception>
    public static LexiconData Read(string directory)
    {
        if (!Directory.Exists(directory)) throw new InvalidDataException($"There is no lexicon directory at '{directory}'. It belongs beside the corpus; see models/lexicon/README.md.");
        var classes = new List<ClassLine>();
        var weak = new List<WeakLine>();
        var jokes = new List<JokeLine>();
        var senses = new List<SenseLine>();
        // Ordinal order, so that the model does not depend on the file system.
        foreach (var path in Directory.GetFiles(directory, "*.tsv").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            var number = 1;
            foreach (var line in File.ReadLines(path).Skip(1))
            {
                number++;
                if (line.Length == 0) continue;
                var fields = line.Split('\t');
                if (name == WeakFile) weak.Add(WeakLine(fields, name, number));
                else if (name == SenseFile) senses.Add(SenseLine(fields, name, number));
                else if (name == JokeFile) jokes.Add(new JokeLine(Terms(fields[0]), fields is [_, "yes"]));
                else classes.Add(ClassLine(fields, name, number));
            }
        }

        return new LexiconData(classes, weak, jokes, senses);
    }

    private static WeakLine WeakLine(string[] fields, string name, int number) =>
        fields.Length == 3 ? new WeakLine(Terms(fields[0]), fields[1], fields[2]) : throw Bad(name, number, "has not three fields: term, meaning_nl, meaning_en");

    private static SenseLine SenseLine(string[] fields, string name, int number)
    {
        if (fields.Length != 2) throw Bad(name, number, "has not two fields: word, senses");
        var senses = fields[1].Split(',').Select(sense => Array.IndexOf(Senses.Names, sense)).ToList();
        return senses is [>= 0] or [>= 0, >= 0]
            ? new SenseLine(fields[0], senses[0], senses.Count > 1 ? senses[1] : -1)
            : throw Bad(name, number, $"names no one or two known senses but '{fields[1]}'");
    }

    private static ClassLine ClassLine(string[] fields, string name, int number)
    {
        if (fields.Length != 3) throw Bad(name, number, "has not three fields: class, ground, terms");
        if (!TagClasses.TryParse(fields[0], out var tag)) throw Bad(name, number, $"names the unknown class '{fields[0]}'");
        return new ClassLine(tag, GroundNumber(fields[1], name, number), Terms(fields[2]));
    }

    private static int GroundNumber(string field, string name, int number)
    {
        if (field == "-") return -1;
        // The corpus and the lexicon keep skin apart; on the ladder it is origin.
        if (LadderNames.TryParse<Ground>(field == "skin" ? "origin" : field, out var ground)) return (int)ground;
        throw Bad(name, number, $"names the unknown ground '{field}'");
    }

    private static string[] Terms(string field) => field.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static InvalidDataException Bad(string name, int number, string what) => new($"Line {number} of lexicon file '{name}' {what}.");
}
