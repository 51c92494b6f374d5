using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using ModBot.Classifiers.Features;
using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Model;

/// <summary>Reads the payload of a model file. Every count is held against the bytes that are left before anything is allocated for it.</summary>
internal static class ModelReader
{
    // Far above what training gives, far below what could make a score infinite.
    private const float LargestNumber = 1000;
    private const float LargestSquares = 10_000_000;

    /// <summary>Reads a payload.</summary>
    /// <exception cref="InvalidDataException">A count or value is not possible.</exception>
    /// <exception cref="EndOfStreamException">The payload ends too early.</exception>
    public static LadderModel Read(byte[] payload, string version)
    {
        using var stream = new MemoryStream(payload, writable: false);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        var origin = reader.ReadString();
        var temperature = Within(reader.ReadSingle(), 0.01f, 100);
        var scales = ReadFloats(reader, HeadLayout.Columns, 0, LargestNumber);
        var biases = ReadFloats(reader, HeadLayout.Columns, -LargestNumber, LargestNumber);
        var thresholds = ReadFloats(reader, HeadLayout.Columns, 0, 1);
        var space = ReadSpace(reader);
        var weights = new sbyte[Checked(reader, space.Count, HeadLayout.Columns) * HeadLayout.Columns];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        var words = ReadWords(reader);
        var lexicon = new Lexicon(ReadLexicon(reader));
        if (stream.Position != stream.Length) throw new InvalidDataException("there is content after the end");
        return new LadderModel
        {
            Origin = origin,
            Temperature = temperature,
            Scales = scales,
            Biases = biases,
            Thresholds = thresholds,
            Space = space,
            Weights = weights,
            Extractor = new FeatureExtractor(words, lexicon),
            Version = version,
        };
    }

    private static FeatureSpace ReadSpace(BinaryReader reader)
    {
        var count = Checked(reader, reader.ReadInt32(), sizeof(uint) + sizeof(byte) + sizeof(float) + HeadLayout.Columns);
        var keys = new uint[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(keys.AsSpan()));
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(keys, keys);
        for (var index = 0; index < count; index++)
        {
            if (keys[index] == 0 || (index > 0 && keys[index] <= keys[index - 1])) throw new InvalidDataException("the feature keys are not ascending");
        }

        var families = new FeatureFamily[count];
        var bytes = reader.ReadBytes(count);
        for (var index = 0; index < count; index++)
        {
            var family = bytes[index];
            families[index] = family < FamilyWeights.Count ? (FeatureFamily)family : throw new InvalidDataException($"feature family {family} does not exist");
        }

        var rarities = ReadFloats(reader, count, 0, LargestNumber);
        return new FeatureSpace(keys, families, rarities, ReadFloats(reader, FamilyWeights.Count, 0, LargestSquares));
    }

    private static WordCounts ReadWords(BinaryReader reader)
    {
        var count = Checked(reader, reader.ReadInt32(), 1 + sizeof(int));
        var words = new Dictionary<string, int>(count, StringComparer.Ordinal);
        for (var index = 0; index < count; index++)
        {
            var word = reader.ReadString();
            var times = reader.ReadInt32();
            words[word] = times > 0 ? times : throw new InvalidDataException("a word count is not positive");
        }

        return new WordCounts(words);
    }

    private static LexiconData ReadLexicon(BinaryReader reader)
    {
        var classes = ReadList(reader, () =>
        {
            var tag = reader.ReadByte();
            var ground = reader.ReadSByte();
            if (tag >= TagClasses.Names.Length || ground is < -1 or >= HeadLayout.Grounds) throw new InvalidDataException("a lexicon class does not exist");
            return new ClassLine(tag, ground, ReadTerms(reader));
        });
        var weak = ReadList(reader, () =>
        {
            var nl = reader.ReadString();
            var en = reader.ReadString();
            return new WeakLine(ReadTerms(reader), nl, en);
        });
        var jokes = ReadList(reader, () =>
        {
            var grey = reader.ReadBoolean();
            return new JokeLine(ReadTerms(reader), grey);
        });
        var senses = ReadList(reader, () =>
        {
            var word = reader.ReadString();
            var (first, second) = (reader.ReadSByte(), reader.ReadSByte());
            if (first < 0 || first >= Senses.Names.Length || second < -1 || second >= Senses.Names.Length) throw new InvalidDataException("a sense does not exist");
            return new SenseLine(word, first, second);
        });
        return new LexiconData(classes, weak, jokes, senses);
    }

    private static List<string> ReadTerms(BinaryReader reader) => ReadList(reader, reader.ReadString);

    private static List<T> ReadList<T>(BinaryReader reader, Func<T> item)
    {
        var count = Checked(reader, reader.ReadInt32(), 1);
        var list = new List<T>(count);
        for (var index = 0; index < count; index++) list.Add(item());
        return list;
    }

    private static float[] ReadFloats(BinaryReader reader, int count, float least, float most)
    {
        var values = new float[Checked(reader, count, sizeof(float))];
        var bits = MemoryMarshal.Cast<float, int>(values.AsSpan());
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bits));
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(bits, bits);
        foreach (var value in values) Within(value, least, most);
        return values;
    }

    private static float Within(float value, float least, float most) =>
        value >= least && value <= most ? value : throw new InvalidDataException("a number lies outside its range");

    private static int Checked(BinaryReader reader, int count, int bytesEach)
    {
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        if (count < 0 || (long)count * bytesEach > left) throw new InvalidDataException($"a count of {count} does not fit the {left} bytes left");
        return count;
    }
}
