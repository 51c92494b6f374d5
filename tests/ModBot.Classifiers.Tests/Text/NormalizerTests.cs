using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Tests.Text;

public sealed class NormalizerTests
{
    private static readonly WordCounts Words = new(new Dictionary<string, int>
    {
        ["kanker"] = 50,
        ["mongool"] = 20,
        ["sukkel"] = 30,
        ["jij"] = 200,
        ["bent"] = 150,
        ["een"] = 400,
        ["homos"] = 9,
        ["stom"] = 12,
        ["nooit"] = 30,
        ["apen"] = 5,
        ["haha"] = 10,
        ["ik"] = 300,
        ["ben"] = 200,
        ["dom"] = 40,
        ["idioot"] = 11,
        ["shit"] = 9,
        ["mn"] = 30,
        ["zon"] = 4,
        ["noord"] = 3,
        ["zuid"] = 3,
        ["aap"] = 4,
    });

    private static readonly Normalizer Normalizer = new(Words);

    [Theory]
    [InlineData("Jij BENT een Sukkel", "jij bent een sukkel")]
    [InlineData("k4nk3r", "kanker")]
    [InlineData("m0ng00l", "mongool")]
    [InlineData("1d100t", "idioot")]
    [InlineData("sh!t", "shit")]
    [InlineData("s*kkel", "sukkel")]
    [InlineData("*sukkel*", "* sukkel *")]
    [InlineData("kаnkеr", "kanker")]
    [InlineData("ｓｕｋｋｅｌ", "sukkel")]
    [InlineData("𝓼𝓾𝓴𝓴𝓮𝓵", "sukkel")]
    [InlineData("ⓢⓤⓚⓚⓔⓛ", "sukkel")]
    [InlineData("s\u200Bu\u200Dk\u2060kel", "sukkel")]
    [InlineData("sùkkël", "sukkel")]
    [InlineData("s\u0336u\u0336k\u0336kel", "sukkel")]
    [InlineData("s u k k e l", "sukkel")]
    [InlineData("s.u.k.k.e.l", "sukkel")]
    [InlineData("s-u-k-k-e-l", "sukkel")]
    [InlineData("s_u_k_k_e_l", "sukkel")]
    [InlineData("s*u*k*k*e*l", "sukkel")]
    [InlineData("s/u/k/k/e/l", "sukkel")]
    [InlineData("suk-kel", "sukkel")]
    [InlineData("suk kel", "sukkel")]
    [InlineData("suuuuukkel", "sukkel")]
    [InlineData("sukkellllll", "sukkel")]
    [InlineData("n00000it", "nooit")]
    [InlineData("m'n m’n mn", "mn mn mn")]
    [InlineData("j i j  b e n t  d o m", "jij bent dom")]
    [InlineData("j i j b e n t d o m", "jij bent dom")]
    [InlineData("jijbenteensukkel", "jij bent een sukkel")]
    [InlineData("@pen", "apen")]
    [InlineData("@karin", "<user>")]
    [InlineData("https://voorbeeld.nl/stom", "<url>")]
    [InlineData("noord-zuid", "noord zuid")]
    [InlineData("4 havo 20u 3e", "4 havo 20u 3e")]
    [InlineData(":) <3", "🙂 ❤")]
    [InlineData("stom!!! \"ja\"", "stom ! \" ja \"")]
    [InlineData("👍🏽", "👍")]
    [InlineData("", "")]
    [InlineData("   \u200B ", "")]
    public void Read_DisguisedText_PlainTokens(string text, string expected) =>
        string.Join(' ', Normalizer.Read(text).Select(token => token.Text.ToString())).ShouldBe(expected);

    [Fact]
    public void Read_Disguise_TokenCoversItsOriginal()
    {
        const string Text = "jij s.u.k\u200Bkel 😂 m0ng00l";
        var covered = Normalizer.Read(Text).Select(token => Text[token.Start..token.End]);
        covered.ShouldBe(["jij", "s.u.k\u200Bkel", "😂", "m0ng00l"]);
    }

    [Fact]
    public void Read_LoneSurrogates_AreSpaces() => Normalizer.Read("jij\uD83Dbent\uDE00").Select(token => token.Text.ToString()).ShouldBe(["jij", "bent"]);
}
