using ModBot.Platforms.Fakes.Telegram;

// Stand-in platforms to try ModBot without an account: `dotnet run --project tests/ModBot.Platforms.Fakes`.
const int TelegramPort = 5081;

await using var telegram = await TelegramDemo.StartAsync(TelegramPort);
Console.WriteLine($"Telegram: open http://127.0.0.1:{TelegramPort}/ and start ModBot with");
Console.WriteLine($"  MODBOT_Telegram__Token={telegram.Token} MODBOT_Telegram__BaseUrl={telegram.BaseUrl}");
Console.WriteLine("Ctrl+C stops the stand-ins.");
await telegram.WaitAsync(CancellationToken.None);
