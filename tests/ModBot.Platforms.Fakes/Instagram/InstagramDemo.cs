namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>A small world to try the bot in by hand.</summary>
public static class InstagramDemo
{
    /// <summary>What the receiver of webhooks is asked for, so that it can be told the same.</summary>
    public const string VerifyToken = "stand-in-verify-token";

    /// <summary>
    /// Starts a server with the account <c>socialcleanup.nl</c>: a clean-up day, a reel and a broadcast that is on, and three members who comment.
    /// </summary>
    /// <param name="port">The port; 0 takes a free one.</param>
    public static async Task<InstagramServer> StartAsync(int port)
    {
        var server = await InstagramServer.StartAsync(new InstagramServerOptions { Port = port, Account = "socialcleanup.nl" });
        var day = server.AddPost("Zaterdag ruimen we samen het park op! Verzamelen om 10.00 uur bij de speeltuin. Handschoenen hebben wij.");
        var reel = server.AddPost("In 30 seconden: zo zag de Kade er vanochtend uit, en zo nu.", PostKind.Reels);
        server.AddPost("Live vanaf het strand", PostKind.Live);
        var question = server.Comment(day, "anna_fietst", "Leuk! Mag mijn broertje ook mee? Hij is 9.");
        server.CommentAsOwner(day, "Zeker, neem hem mee!", question);
        server.Comment(day, "bram.voetbal", "Ik ben er om 10 uur.");
        server.Comment(reel, "noor.k", "Wat een verschil, wow.");
        return server;
    }
}
