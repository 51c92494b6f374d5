using System.Runtime.InteropServices;
using System.Text;
using ModBot.Classifiers.Features;

namespace ModBot.Classifiers.Model;

/// <summary>Writes the payload of a model file. The same model gives the same bytes.</summary>
internal static class ModelWriter
{
    public static byte[] Write(LadderModel model)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(model.Origin);
            writer.Write(model.Temperature);
            WriteFloats(writer, model.Scales);
            WriteFloats(writer, model.Biases);
            WriteFloats(writer, model.Thresholds);
            writer.Write(model.Space.Count);
            foreach (var key in model.Space.Keys) writer.Write(key);
            foreach (var family in model.Space.Families) writer.Write((byte)family);
            WriteFloats(writer, model.Space.Rarities);
            WriteFloats(writer, model.Space.Usual);
            writer.Write(MemoryMarshal.AsBytes(model.Weights.AsSpan()));
            WriteWords(writer, model);
            WriteLexicon(writer, model.Extractor.Lexicon.Data);
        }

        return stream.ToArray();
    }

    private static void WriteFloats(BinaryWriter writer, float[] values)
    {
        foreach (var value in values) writer.Write(value);
    }

    private static void WriteWords(BinaryWriter writer, LadderModel model)
    {
        var words = model.Extractor.Words.Words.OrderBy(word => word.Key, StringComparer.Ordinal).ToList();
        writer.Write(words.Count);
        foreach (var (word, count) in words)
        {
            writer.Write(word);
            writer.Write(count);
        }
    }

    private static void WriteLexicon(BinaryWriter writer, LexiconData lexicon)
    {
        writer.Write(lexicon.Classes.Count);
        foreach (var line in lexicon.Classes)
        {
            writer.Write((byte)line.Class);
            writer.Write((sbyte)line.Ground);
            WriteTerms(writer, line.Terms);
        }

        writer.Write(lexicon.Weak.Count);
        foreach (var line in lexicon.Weak)
        {
            writer.Write(line.MeaningNl);
            writer.Write(line.MeaningEn);
            WriteTerms(writer, line.Terms);
        }

        writer.Write(lexicon.Jokes.Count);
        foreach (var line in lexicon.Jokes)
        {
            writer.Write(line.Grey);
            WriteTerms(writer, line.Terms);
        }

        writer.Write(lexicon.Senses.Count);
        foreach (var (word, first, second) in lexicon.Senses)
        {
            writer.Write(word);
            writer.Write((sbyte)first);
            writer.Write((sbyte)second);
        }
    }

    private static void WriteTerms(BinaryWriter writer, IReadOnlyList<string> terms)
    {
        writer.Write(terms.Count);
        foreach (var term in terms) writer.Write(term);
    }
}
