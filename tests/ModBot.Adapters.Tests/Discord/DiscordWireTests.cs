using System.IO.Compression;
using System.Text;
using ModBot.Adapters.Discord;
using ModBot.Moderation.Cases;

namespace ModBot.Adapters.Tests.Discord;

public sealed class DiscordWireTests
{
    [Fact]
    public void Inflater_GoesOnFromMessageToMessage()
    {
        using var packed = new MemoryStream();
        using var packer = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true);
        using var inflater = new DiscordInflater();
        foreach (var text in new[] { """{"op":10}""", """{"op":11}""", new string('x', 100_000) })
        {
            packed.SetLength(0);
            packer.Write(Encoding.UTF8.GetBytes(text));
            packer.Flush();
            var bytes = packed.ToArray();

            DiscordInflater.EndsMessage(bytes).ShouldBeTrue();
            Encoding.UTF8.GetString(inflater.Inflate(bytes, 1 << 20)).ShouldBe(text);
        }
    }

    [Fact]
    public void Inflater_TooLarge_IsAFault()
    {
        using var packed = new MemoryStream();
        using var packer = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true);
        packer.Write(new byte[1 << 20]);
        packer.Flush();
        using var inflater = new DiscordInflater();

        Should.Throw<InvalidDataException>(() => inflater.Inflate(packed.ToArray(), 1000));
    }

    [Theory]
    [InlineData("""{"content":"a\ud83d"}""", "a\ufffd")]
    [InlineData("""{"content":"\ud83d\ude00"}""", "😀")]
    [InlineData("""{"content":"\ude00x"}""", "\ufffdx")]
    [InlineData("""{"content":"\\ud83d"}""", @"\ud83d")]
    public void Read_HalfCharacters_StopNothing(string json, string content) =>
        DiscordJson.Read(Encoding.UTF8.GetBytes(json), DiscordJson.Default.DiscordMessage)!.Content.ShouldBe(content);

    [Fact]
    public void Read_Nonsense_IsNull() => DiscordJson.Read("{"u8, DiscordJson.Default.DiscordMessage).ShouldBeNull();

    [Fact]
    public void Snowflake_CarriesItsTime()
    {
        DiscordSnowflake.Time("175928847299117063").ToUnixTimeMilliseconds().ShouldBe(1462015105796);
        DiscordSnowflake.At(DateTimeOffset.FromUnixTimeMilliseconds(1462015105796)).ShouldBe("175928847298985984");
        DiscordSnowflake.At(DateTimeOffset.UnixEpoch).ShouldBe("0");
    }

    [Fact]
    public void Checkpoint_ComesBackAsItWas()
    {
        var checkpoint = new DiscordCheckpoint { Shards = 1, From = { [0] = "10" } };
        checkpoint.Sessions[0] = new DiscordSession("s", "wss://x", 5);
        checkpoint.Saw("1", "20");
        checkpoint.Saw("1", "15");

        var back = DiscordCheckpoint.Parse(checkpoint.ToString());

        back.Sessions[0].ShouldBe(new DiscordSession("s", "wss://x", 5));
        back.After("1", 0).ShouldBe("20");
        back.After("2", 0).ShouldBe("10");
        back.After("2", 1).ShouldBe("0");
    }

    [Fact]
    public void Checkpoint_OtherNumberOfShards_GoesOnAfterTheOneFurthestBehind()
    {
        var checkpoint = new DiscordCheckpoint { Shards = 2, From = { [0] = "900", [1] = "80" } };
        checkpoint.Sessions[0] = new DiscordSession("s", "wss://x", 5);

        checkpoint.Divide(3);

        checkpoint.Sessions.ShouldBeEmpty();
        checkpoint.From.Keys.ShouldBe([0, 1, 2]);
        checkpoint.From.Values.ShouldAllBe(from => from == "80");
    }

    [Fact]
    public void Translator_Revision_RisesWithEachEdit()
    {
        var translator = new DiscordTranslator("discord");
        var posted = DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000);
        var message = new DiscordMessage { Id = "1", ChannelId = "2", GuildId = "3", Author = new DiscordUser { Id = "4", Username = "sam", GlobalName = "Sam" }, Content = "a", Timestamp = posted };

        translator.ToMessage(message).Revision.ShouldBe(0);
        translator.ToMessage(message with { EditedTimestamp = posted.AddMilliseconds(1_500) }).Revision.ShouldBe(15);
        translator.ToMessage(message with { EditedTimestamp = posted.AddYears(20) }).Revision.ShouldBe(int.MaxValue);
        translator.ToMessage(message with { Member = new DiscordMember { Nick = "Sammie" } }).AuthorName.ShouldBe("Sammie");
    }

    [Fact]
    public void Translator_PassedOnAndPolls_AreRead()
    {
        var translator = new DiscordTranslator("discord");
        var message = new DiscordMessage { Id = "1", ChannelId = "2", GuildId = "3", Author = new DiscordUser { Id = "4" }, Content = "" };

        translator.ToMessage(message with { MessageSnapshots = [new DiscordSnapshot { Message = new DiscordMessage { Content = "van een ander" } }] }).Text.ShouldBe("van een ander");
        translator.ToMessage(message with { Poll = new DiscordPoll { Question = new DiscordPollText { Text = "wie?" }, Answers = [new DiscordPollAnswer { PollMedia = new DiscordPollText { Text = "hij" } }] } }).Text.ShouldBe("wie?\nhij");
        translator.ToMessage(message).Content.ShouldBe(MessageContent.Unreadable);
    }

    [Fact]
    public void Permissions_FollowDiscordsOrder()
    {
        var guild = new DiscordGuild
        {
            Id = "1",
            OwnerId = "9",
            Roles = [new DiscordRole { Id = "1", Permissions = "3072" }, new DiscordRole { Id = "2", Permissions = "8192" }, new DiscordRole { Id = "3", Permissions = "8" }],
        };
        var channel = new DiscordChannel
        {
            PermissionOverwrites =
            [
                new DiscordOverwrite { Id = "1", Type = 0, Deny = "2048" },
                new DiscordOverwrite { Id = "2", Type = 0, Allow = "2048" },
                new DiscordOverwrite { Id = "7", Type = 1, Deny = "1024" },
            ],
        };

        DiscordPermissions.InChannel(guild, channel, "5", []).ShouldBe(DiscordRights.ViewChannel);
        DiscordPermissions.InChannel(guild, channel, "5", ["2"]).ShouldBe(DiscordRights.ViewChannel | DiscordRights.SendMessages | DiscordRights.ManageMessages);
        DiscordPermissions.InChannel(guild, channel, "7", ["2"]).ShouldBe(DiscordRights.None);
        DiscordPermissions.InChannel(guild, channel, "7", ["3"]).ShouldBe(DiscordPermissions.All);
        DiscordPermissions.InChannel(guild, channel, "9", []).ShouldBe(DiscordPermissions.All);
    }
}
