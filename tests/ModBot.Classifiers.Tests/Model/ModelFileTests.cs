using System.Buffers.Binary;
using System.Security.Cryptography;
using ModBot.Classifiers.Model;
using ModBot.Classifiers.Tests.Support;
using ModBot.Harness;

namespace ModBot.Classifiers.Tests.Model;

public sealed class ModelFileTests
{
    private static readonly byte[] Good = File.ReadAllBytes(Repository.PathOf("models", "ladder.model"));

    [Fact]
    public void Load_ShippedModel_NamesItself()
    {
        var classifier = Load(Good);
        classifier.ModelVersion.ShouldStartWith("ladder-2-");
        classifier.ModelOrigin.ShouldContain("own messages");
    }

    [Fact]
    public void Load_TwoLoads_ScoreTheSame()
    {
        const string Text = "alle turken zijn dieven, ga terug naar je eigen land";
        Load(Good).Assess(Text).Probabilities.ToArray().ShouldBe(ShippedModel.Classifier.Assess(Text).Probabilities.ToArray());
    }

    [Fact]
    public void Load_NoFile_SaysSo() => Should.Throw<ModelFileException>(() => ModelFile.Load("/nowhere/ladder.model")).Message.ShouldContain("no model file at '/nowhere/ladder.model'");

    [Fact]
    public void Load_Directory_SaysItCannotBeRead() => Should.Throw<ModelFileException>(() => ModelFile.Load(Path.GetTempPath())).Message.ShouldContain("cannot be read");

    [Fact]
    public void Load_Empty_IsForeign() => Message([]).ShouldContain("not a ModBot model file");

    [Fact]
    public void Load_Foreign_IsForeign() => Message("PK\u0003\u0004 something else entirely"u8.ToArray()).ShouldContain("not a ModBot model file");

    [Fact]
    public void Load_HeaderOnly_IsCutOff() => Message(Good[..30]).ShouldContain("cut off");

    [Theory]
    [InlineData(ModelFormat.HeaderLength)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void Load_Truncated_IsCutOff(int length) => Message(Good[..length]).ShouldContain("cut off");

    [Fact]
    public void Load_OneBitChanged_IsDamaged()
    {
        foreach (var position in (int[])[ModelFormat.HeaderLength, 20, 5000, Good.Length / 2, Good.Length - 1])
        {
            var damaged = (byte[])Good.Clone();
            damaged[position] ^= 1;
            Message(damaged).ShouldContain("damaged");
        }
    }

    [Fact]
    public void Load_MoreThanItSays_IsDamaged() => Message([.. Good, 0]).ShouldContain("more in it");

    [Fact]
    public void Load_NewerFormat_AsksForAnUpdate() => Message(WithFormat(99)).ShouldContain("Update ModBot");

    [Fact]
    public void Load_OlderFormat_AsksForTraining() => Message(WithFormat(0)).ShouldContain("modbot train");

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1L)]
    [InlineData(0L)]
    public void Load_ImpossibleLength_AllocatesNothing(long length)
    {
        var damaged = (byte[])Good.Clone();
        BinaryPrimitives.WriteInt64LittleEndian(damaged.AsSpan(12), length);
        Message(damaged).ShouldContain("damaged");
    }

    [Fact]
    public void Load_RightChecksumOverNonsense_IsRefusedInWords()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var payload = new byte[random.Next(1, 3000)];
            random.NextBytes(payload);
            Message(Sealed(payload)).ShouldContain("format promises");
        }
    }

    [Fact]
    public void Load_RightChecksumOverChangedContent_LoadsOrIsRefusedInWords()
    {
        // A crafted file may be nonsense, but it must never bring the program down in another way.
        var random = new Random(6);
        var original = Good[ModelFormat.HeaderLength..];
        for (var round = 0; round < 30; round++)
        {
            var payload = (byte[])original.Clone();
            for (var change = 0; change < 8; change++) payload[random.Next(round % 2 == 0 ? 600 : payload.Length)] = (byte)random.Next(256);
            try
            {
                Load(Sealed(payload)).Assess("jij bent een sukkel").Probabilities.ToArray().Sum().ShouldBe(1, 1e-6);
            }
            catch (ModelFileException error)
            {
                error.Message.ShouldContain("format promises");
            }
        }
    }

    private static byte[] WithFormat(int format)
    {
        var file = (byte[])Good.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), format);
        return file;
    }

    private static byte[] Sealed(byte[] payload)
    {
        var file = new byte[ModelFormat.HeaderLength + payload.Length];
        ModelFormat.Magic.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), ModelFormat.Version);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(12), payload.Length);
        SHA256.HashData(payload, file.AsSpan(20));
        payload.CopyTo(file, ModelFormat.HeaderLength);
        return file;
    }

    private static LadderClassifier Load(byte[] file) => ModelFile.Load(new MemoryStream(file));

    private static string Message(byte[] file) => Should.Throw<ModelFileException>(() => Load(file)).Message;
}
