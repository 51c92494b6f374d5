using ModBot.Adapters.Contract;
using ModBot.Host.Tests.Pipeline;

namespace ModBot.Host.Tests.DeskChat;

/// <summary>A team with linked accounts and one desk room, and what its members often do there.</summary>
internal static class ChatHouse
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PipelineFixture> HouseAsync()
    {
        var house = await PipelineFixture.CreateAsync();
        foreach (var id in new[] { "noor", "bram", "lead" }) await LinkAsync(house, id);
        await house.Rooms.OpenAsync(ScriptedRoom.Name, "kamer", "nl", PipelineFixture.Lead, Token);
        return house;
    }

    public static async Task LinkAsync(PipelineFixture house, string id) => await house.Room.SayAsync(id, CommandKind.Link, await house.Team.CreateLinkCodeAsync(id, Token), isPrivate: true);

    public static async Task<string> ClaimedAsync(PipelineFixture house, string text = "s2 tekst")
    {
        var id = await house.CaseAsync(text);
        await house.PostAsync();
        await house.Room.PressAsync("noor", "Ik pak");
        return id;
    }

    public static async Task AnswerAsync(PipelineFixture house)
    {
        await house.Room.PressAsync("noor", "De vragen");
        foreach (var answer in new[] { "Ja", "Ja", "Nee", "Nee" }) await house.Room.PressAsync("noor", answer);
    }

    public static async Task TypeAsync(PipelineFixture house, string text)
    {
        await house.Room.PressAsync("noor", "Pas de tekst aan");
        await house.PostAsync();
        await house.Room.ReplyAsync("noor", house.Room.Posts.Last(post => post.Value.AsksReply).Key, text);
        await house.PostAsync();
    }
}
