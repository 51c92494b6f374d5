using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ModBot.Host.Setup;

namespace ModBot.Host.Cli;

/// <summary><c>modbot run</c>: starts ModBot and prints where to go.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Start ModBot (the default). Prints a sign-in link that works once.") { SharedOptions.Url, SharedOptions.Model };
        command.SetAction(ExecuteAsync);
        return command;
    }

    public static async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var app = ModBotApp.Build(SharedOptions.Load(parsed));
        DataDirectory.Prepare(app.Services.GetRequiredService<HostSettings>());
        using var alone = DataDirectory.Lock(app.Services.GetRequiredService<HostSettings>());
        await ModBotApp.PrepareAsync(app, cancellation);
        await StartAsync(app, cancellation);
        await WelcomeAsync(app, cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellation)
    {
        var settings = app.Services.GetRequiredService<HostSettings>();
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new StartupException($"{settings.Url} is in use by another program, perhaps another ModBot. Stop that one, or choose another port, such as --url http://127.0.0.1:5081.", fault);
        }
        catch (IOException fault)
        {
            throw new StartupException($"{settings.Url} cannot be opened: {fault.Message}", fault);
        }
    }

    private static async Task WelcomeAsync(WebApplication app, CancellationToken cancellation)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/')
            ?? app.Services.GetRequiredService<HostSettings>().Url;
        var code = await ModBotApp.CreateFirstSignInCodeAsync(app.Services, cancellation);
        await Console.Out.WriteLineAsync(string.Format(
            System.Globalization.CultureInfo.CurrentCulture, CliTexts.Welcome, $"{address}/sign-in?code={code}", $"{address}/chat"));
    }
}
