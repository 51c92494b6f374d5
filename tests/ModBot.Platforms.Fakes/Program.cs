using ModBot.Platforms.Fakes.Discord;
using ModBot.Platforms.Fakes.Instagram;
using ModBot.Platforms.Fakes.Telegram;

// Stand-in platforms to try ModBot without an account: `dotnet run --project tests/ModBot.Platforms.Fakes`.
const int TelegramPort = 5081;
const int DiscordPort = 5082;
const int InstagramPort = 5083;

await using var telegram = await TelegramDemo.StartAsync(TelegramPort);
await using var discord = await DiscordDemo.StartAsync(DiscordPort);
await using var instagram = await InstagramDemo.StartAsync(InstagramPort);
Console.WriteLine($"Telegram:  http://127.0.0.1:{TelegramPort}/");
Console.WriteLine($"Discord:   {discord.PageUrl}");
Console.WriteLine($"Instagram: {instagram.BaseUrl}/");
Console.WriteLine("Start ModBot in another terminal with these settings:");
Console.WriteLine($"  MODBOT_Telegram__Token={telegram.Token} MODBOT_Telegram__BaseUrl={telegram.BaseUrl} MODBOT_Discord__Token={discord.Token} MODBOT_Discord__ApiBase={discord.ApiBase}");
Console.WriteLine("For Instagram, add these:");
Console.WriteLine($"  MODBOT_Instagram__Token={instagram.Token} MODBOT_Instagram__BaseUrl={instagram.BaseUrl} MODBOT_Instagram__AppSecret={instagram.AppSecret} MODBOT_Instagram__VerifyToken={InstagramDemo.VerifyToken}");
Console.WriteLine("Ctrl+C stops the stand-ins.");
await telegram.WaitAsync(CancellationToken.None);
