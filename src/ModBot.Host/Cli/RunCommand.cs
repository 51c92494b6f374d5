using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ModBot.Host.Health;
using ModBot.Host.Setup;
using ModBot.Host.Texts;

namespace ModBot.Host.Cli;

/// <summary><c>modbot run</c>: starts ModBot and prints where to go.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Start ModBot (the default). Prints a sign-in link that works once.") { SharedOptions.Data, SharedOptions.Config, SharedOptions.Url, SharedOptions.Model };
        command.SetAction(ExecuteAsync);
        return command;
    }

    public static async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var app = ModBotApp.Build(SharedOptions.Load(parsed));
        DataDirectory.Prepare(app.Services.GetRequiredService<HostSettings>());
        using var alone = RunLock.Take(app.Services.GetRequiredService<HostSettings>());
        await ModBotApp.PrepareAsync(app, alone, cancellation);
        await StartAsync(app, cancellation);
        var address = AddressOf(app);
        alone.ListensAt(address);
        await WelcomeAsync(app, address, cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return BrokenWorker(app) is { } broken ? throw new StartupException(broken) : 0;
    }

    // A worker that breaks takes the host down with it, so that ModBot never runs on in part.
    private static string? BrokenWorker(WebApplication app) =>
        app.Services.GetServices<IHostedService>().OfType<BackgroundService>().FirstOrDefault(worker => worker.ExecuteTask is { IsFaulted: true }) is { } broken
            ? OperatorTexts.Current.Format("WorkerBroke", broken.GetType().Name, FaultNames.Of(broken.ExecuteTask!.Exception!.GetBaseException(), OperatorTexts.Current))
            : null;

    private static async Task StartAsync(WebApplication app, CancellationToken cancellation)
    {
        var settings = app.Services.GetRequiredService<HostSettings>();
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException fault)
        {
            // The workers started before the address was asked for.
            await app.StopAsync(CancellationToken.None);
            throw new StartupException(SentenceOf(fault, settings), fault);
        }
    }

    private static string SentenceOf(IOException fault, HostSettings settings) => fault.InnerException is AddressInUseException
        ? OperatorTexts.Current.Format("PortInUse", settings.Url)
        : OperatorTexts.Current.Format("UrlCannotOpen", settings.Url, fault.Message);

    private static async Task WelcomeAsync(WebApplication app, string address, CancellationToken cancellation)
    {
        var code = await ModBotApp.CreateFirstSignInCodeAsync(app.Services, cancellation);
        var chat = app.Services.GetService<Adapters.Local.LocalChat>() is null ? string.Empty : OperatorTexts.Current.Format("WelcomeChat", $"{address}/chat");
        await Console.Out.WriteLineAsync(OperatorTexts.Current.Format("Welcome", $"{address}/sign-in?code={code}", LinkCommand(app.Services.GetRequiredService<HostSettings>()), chat));
    }

    private static string LinkCommand(HostSettings settings) => settings.DataDirectory == new HostSettings().DataDirectory
        ? $"{ProgramName.Current} sign-in-link"
        : $"{ProgramName.Current} sign-in-link --data \"{settings.DataDirectory}\"";

    // "Every address of this machine" is nothing that a browser can open; this machine itself is one of them.
    private static string AddressOf(WebApplication app)
    {
        var listened = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? app.Services.GetRequiredService<HostSettings>().Url;
        var address = new UriBuilder(listened);
        if (IPAddress.TryParse(address.Host, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any))) address.Host = IPAddress.Loopback.ToString();
        return address.Uri.GetLeftPart(UriPartial.Authority);
    }
}
