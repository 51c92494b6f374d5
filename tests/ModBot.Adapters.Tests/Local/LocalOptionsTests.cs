using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Time.Testing;
using ModBot.Adapters.Local;

namespace ModBot.Adapters.Tests.Local;

public sealed class LocalOptionsTests
{
    public static TheoryData<string, LocalOptions, bool> Cases => new()
    {
        { "defaults", new LocalOptions(), true },
        { "least", new LocalOptions { KeepDays = 1, MaxMessagesPerRoom = 100, MaxFileMegabytes = 1 }, true },
        { "most", new LocalOptions { KeepDays = 365, MaxMessagesPerRoom = 1_000_000, MaxFileMegabytes = 100_000 }, true },
        { "days 0", new LocalOptions { KeepDays = 0 }, false },
        { "days 366", new LocalOptions { KeepDays = 366 }, false },
        { "messages 99", new LocalOptions { MaxMessagesPerRoom = 99 }, false },
        { "size 0", new LocalOptions { MaxFileMegabytes = 0 }, false },
        { "no name", new LocalOptions { BotName = "" }, false },
        { "room", new LocalOptions { Rooms = [new() { Name = "a-1", Title = "A" }] }, true },
        { "room twice", new LocalOptions { Rooms = [new() { Name = "a", Title = "A" }, new() { Name = "a", Title = "B" }] }, false },
        { "room in capitals", new LocalOptions { Rooms = [new() { Name = "A", Title = "A" }] }, false },
        { "room with line end", new LocalOptions { Rooms = [new() { Name = "a\n", Title = "A" }] }, false },
        { "room without title", new LocalOptions { Rooms = [new() { Name = "a" }] }, false },
        { "rules here", new LocalOptions { HouseRulesUrl = "/normen" }, true },
        { "rules elsewhere", new LocalOptions { HouseRulesUrl = "https://club.example/regels" }, true },
        { "rules by script", new LocalOptions { HouseRulesUrl = "javascript:alert(1)" }, false },
        { "rules by host", new LocalOptions { HouseRulesUrl = "//elders.example" }, false },
    };

    [Fact]
    public void Defaults_AreTheDocumentedOnes()
    {
        var options = new LocalOptions();

        options.ShouldSatisfyAllConditions(
            o => o.Enabled.ShouldBeNull(),
            o => o.AllowRemote.ShouldBeFalse(),
            o => o.KeepDays.ShouldBe(30),
            o => o.MaxMessagesPerRoom.ShouldBe(10_000),
            o => o.MaxFileMegabytes.ShouldBe(1024),
            o => o.BotName.ShouldBe("De moderatie"),
            o => o.HouseRulesUrl.ShouldBeNull(),
            o => o.RoomsOrDefault().Select(r => r.Name).ShouldBe(["plein", "gaming", "muziek"]));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Validate_AtTheLimits(string what, LocalOptions options, bool valid) =>
        Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true).ShouldBe(valid, what);

    [Fact]
    public void LocalChat_InvalidOptions_Throws() =>
        Should.Throw<ValidationException>(() => new LocalChat("never-made.db", new LocalOptions { KeepDays = 0 }, new TestSeal(), new FakeTimeProvider()));
}
