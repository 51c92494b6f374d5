using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModBot.Host.Storage;
using ModBot.Host.Texts;

namespace ModBot.Host.Members;

/// <summary>The member whose data it is: the account on a platform that asks. Nobody else's is ever looked up.</summary>
/// <param name="Platform">The connection.</param>
/// <param name="Key">HMAC of the account's id, by which rows are found.</param>
internal sealed record DataSubject(string Platform, string Key);

/// <summary>One thing that is kept of a member.</summary>
/// <param name="Kind">What it is: <c>message</c>, <c>report</c>, …; its heading is the text <c>MyData.Kind.{kind}</c>.</param>
/// <param name="At">When it began.</param>
/// <param name="Fields">Name and value; the label of a name is the text <c>MyData.Field.{name}</c>. Nothing in it tells of another person.</param>
internal sealed record PersonalEntry(string Kind, DateTimeOffset At, IReadOnlyList<(string Name, string Value)> Fields);

/// <summary>What became of a wish to have everything erased.</summary>
/// <param name="Erased">How many things are gone.</param>
/// <param name="Staying">How many stay for now, because a person still has to decide about them.</param>
internal sealed record Erasure(int Erased, int Staying)
{
    /// <summary>Both together.</summary>
    public static Erasure operator +(Erasure one, Erasure other) => new(one.Erased + other.Erased, one.Staying + other.Staying);
}

/// <summary>A part of the house that keeps something of members. Whoever adds one that does implements this (DOMAIN §7, A61).</summary>
internal interface IPersonalRoom
{
    /// <summary>What is kept of somebody here. Own data only: others are left out or made unknown.</summary>
    Task<IReadOnlyList<PersonalEntry>> ReadAsync(ModBotDb db, DataSubject who, Words words, CancellationToken cancellation);

    /// <summary>Erases it, except what has to stay; inside a write of <see cref="Store"/>.</summary>
    Task<Erasure> EraseAsync(ModBotDb db, DataSubject who, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>Writes what is kept of a member, for people and for programs.</summary>
internal static class PersonalFile
{
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    /// <summary>For people, in words a twelve-year-old can follow.</summary>
    public static string Text(IReadOnlyList<PersonalEntry> entries, Words words, Func<DateTimeOffset, string> local)
    {
        if (entries.Count == 0) return words["MyData.Nothing"];
        var text = new StringBuilder(words["MyData.Intro"]);
        foreach (var entry in entries)
        {
            text.Append("\n\n").Append(words.Format("MyData.Heading", words[$"MyData.Kind.{entry.Kind}"], local(entry.At)));
            foreach (var (name, value) in entry.Fields) text.Append('\n').Append(words[$"MyData.Field.{name}"]).Append(": ").Append(value);
        }

        return text.ToString();
    }

    /// <summary>For programs: one JSON object with a list of entries.</summary>
    public static string JsonText(IReadOnlyList<PersonalEntry> entries)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Json))
        {
            json.WriteStartObject();
            json.WriteStartArray("entries");
            foreach (var entry in entries)
            {
                json.WriteStartObject();
                json.WriteString("kind", entry.Kind);
                json.WriteString("at", entry.At);
                foreach (var (name, value) in entry.Fields) json.WriteString(name, value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
