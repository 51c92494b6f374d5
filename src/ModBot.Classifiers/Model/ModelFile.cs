using System.Buffers.Binary;
using System.Security.Cryptography;
using ModBot.Classifiers.Train;

namespace ModBot.Classifiers.Model;

/// <summary>Reads and writes model files. A damaged, cut off, foreign or too new file is refused with a clear sentence.</summary>
public static class ModelFile
{
    private const string Retrain = "Put the model of this release back, or train one with 'modbot train'.";

    /// <summary>Loads a classifier.</summary>
    /// <exception cref="ModelFileException">The file is not there, cannot be read, or is no model this version can use.</exception>
    public static LadderClassifier Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Load(stream);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelFileException($"There is no model file at '{path}'. {Retrain}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ModelFileException($"The model file '{path}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Loads a classifier from a stream, which is read to its end.</summary>
    /// <exception cref="ModelFileException">The stream holds no model this version can use.</exception>
    public static LadderClassifier Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> header = stackalloc byte[ModelFormat.HeaderLength];
        var read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read < ModelFormat.Magic.Length || !header[..ModelFormat.Magic.Length].SequenceEqual(ModelFormat.Magic))
        {
            throw new ModelFileException($"This is not a ModBot model file: it does not begin with the model mark. {Retrain}");
        }

        if (read < header.Length) throw CutOff();
        CheckFormat(BinaryPrimitives.ReadInt32LittleEndian(header[8..]));
        var payload = ReadPayload(stream, BinaryPrimitives.ReadInt64LittleEndian(header[12..]));
        var checksum = SHA256.HashData(payload);
        if (!header[20..].SequenceEqual(checksum)) throw new ModelFileException($"The model file is damaged: its checksum does not fit its content. {Retrain}");
        try
        {
            return new LadderClassifier(ModelReader.Read(payload, VersionOf(checksum)));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or ArgumentException or FormatException)
        {
            throw new ModelFileException($"The model file does not hold what its format promises ({error.Message}). {Retrain}", error);
        }
    }

    /// <summary>Writes the model of a training. The file is complete or, after a failure, not there: it is written beside its place and moved.</summary>
    public static void Save(TrainingResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(path);
        var beside = path + ".new";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None)) Save(result, stream);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Writes the model of a training to a stream.</summary>
    public static void Save(TrainingResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        var payload = ModelWriter.Write(result.Classifier.Model);
        Span<byte> header = stackalloc byte[ModelFormat.HeaderLength];
        ModelFormat.Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], ModelFormat.Version);
        BinaryPrimitives.WriteInt64LittleEndian(header[12..], payload.Length);
        SHA256.HashData(payload, header[20..]);
        stream.Write(header);
        stream.Write(payload);
    }

    /// <summary>The name of a model follows from its content: other content scores otherwise and has another name.</summary>
    internal static string VersionOf(ReadOnlySpan<byte> checksum) => $"ladder-{ModelFormat.Version}-{Convert.ToHexStringLower(checksum[..6])}";

    private static void CheckFormat(int format)
    {
        if (format > ModelFormat.Version)
        {
            throw new ModelFileException($"The model file has format {format}; this version of ModBot reads format {ModelFormat.Version}. Update ModBot, or train a model with 'modbot train'.");
        }

        if (format < ModelFormat.Version)
        {
            throw new ModelFileException($"The model file has the old format {format}; this version of ModBot reads format {ModelFormat.Version}. {Retrain}");
        }
    }

    // The length in the header is a claim: nothing is allocated for it before the bytes are there.
    private static byte[] ReadPayload(Stream stream, long length)
    {
        if (length is <= 0 or > ModelFormat.LongestPayload) throw new ModelFileException($"The model file is damaged: it claims a content of {length} bytes. {Retrain}");
        if (stream.CanSeek && stream.Length - stream.Position == length)
        {
            var whole = new byte[length];
            stream.ReadExactly(whole);
            return whole;
        }

        using var payload = new MemoryStream();
        var block = new byte[81920];
        while (payload.Length <= length)
        {
            var read = stream.Read(block);
            if (read == 0) break;
            payload.Write(block, 0, read);
        }

        if (payload.Length < length) throw CutOff();
        if (payload.Length > length) throw new ModelFileException($"The model file is damaged: there is more in it than its header says. {Retrain}");
        return payload.ToArray();
    }

    private static ModelFileException CutOff() => new($"The model file is cut off: it ends before its content is complete. {Retrain}");
}
