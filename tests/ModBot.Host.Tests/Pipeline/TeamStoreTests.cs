using ModBot.Host.Desk;

namespace ModBot.Host.Tests.Pipeline;

public sealed class TeamStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignInCode_WorksOnce()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var team = new Team(house.Store, house.Time);
        var code = await team.CreateSignInCodeAsync("noor", Token);

        (await team.RedeemSignInCodeAsync(code, Token)).ShouldNotBeNull().Viewer.ShouldBe(PipelineFixture.Noor);
        (await team.RedeemSignInCodeAsync(code, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task SignInCode_RedeemedByTwoAtOnce_LetsOneIn()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var team = new Team(house.Store, house.Time);
        var code = await team.CreateSignInCodeAsync("noor", Token);

        var results = await Task.WhenAll(team.RedeemSignInCodeAsync(code, Token), team.RedeemSignInCodeAsync(code, Token));

        results.Count(viewer => viewer is not null).ShouldBe(1);
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public async Task SignInCode_LivesAnHour(int minutes, bool works)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var team = new Team(house.Store, house.Time);
        var code = await team.CreateSignInCodeAsync("noor", Token);

        house.Time.Advance(TimeSpan.FromMinutes(minutes));

        (await team.RedeemSignInCodeAsync(code, Token) is not null).ShouldBe(works);
    }

    [Fact]
    public async Task SignInCode_StandsNowhereInTheFiles()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var code = await new Team(house.Store, house.Time).CreateSignInCodeAsync("noor", Token);

        foreach (var file in Directory.EnumerateFiles(house.Settings.DataDirectory))
        {
            System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Token)).ShouldNotContain(code);
        }
    }

    [Fact]
    public async Task Add_TheSameNameTwice_IsOnePerson()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var team = new Team(house.Store, house.Time);

        var first = await team.AddAsync("Yara", ModeratorRole.Moderator, Token);
        var second = await team.AddAsync("Yara", ModeratorRole.Admin, Token);

        second.ShouldBe(first);
    }
}
