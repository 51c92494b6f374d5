using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Local;
using ModBot.Classifiers.Model;
using ModBot.Host.ConsoleDesk;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Desk.Duty;
using ModBot.Host.Desk.Referrals;
using ModBot.Host.Desk.Templates;
using ModBot.Host.Desk.Trends;
using ModBot.Host.Health;
using ModBot.Host.Jobs;
using ModBot.Host.LocalChat;
using ModBot.Host.Members;
using ModBot.Host.Pipeline;
using ModBot.Host.Platforms;
using ModBot.Host.Storage;
using ModBot.Host.Texts;
using ModBot.Host.Tuning;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Setup;

/// <summary>Puts the house together: the one place that knows every room.</summary>
internal static class ModBotApp
{
    /// <summary>Largest request body; a message is far smaller.</summary>
    private const long MaxRequestBytes = 1 << 20;

    /// <summary>Builds the application; nothing is opened or written yet.</summary>
    /// <param name="configuration">From <see cref="Configuration.Load"/>.</param>
    /// <param name="replace">Lets a test put something else in place of a service.</param>
    public static WebApplication Build(IConfiguration configuration, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "modbot" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        var settings = Configuration.Get<HostSettings>(configuration, HostSettings.Section);
        var pipeline = Configuration.Get<PipelineSettings>(configuration, PipelineSettings.Section);
        var local = Configuration.Get<LocalOptions>(configuration, Configuration.LocalSection);

        AddLogging(builder.Logging);
        builder.Host.UseDefaultServiceProvider(provider =>
        {
            provider.ValidateOnBuild = true;
            provider.ValidateScopes = true;
        });
        builder.WebHost.UseUrls(settings.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        var services = builder.Services;
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        services.AddSingleton(settings);
        services.AddSingleton(Options.Create(pipeline));
        services.AddSingleton<TimeProvider>(new TeamClock(TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone)));
        services.AddExceptionHandler<PrivateExceptionLog>();
        AddStorage(services, settings);
        AddPipeline(services);
        services.AddPlatforms(configuration);
        services.AddLocalChat(local, settings.LocalChatFile, otherPlatforms: PlatformSetup.AnyIn(configuration));
        services.AddConsole();
        replace?.Invoke(services);

        var app = builder.Build();
        app.UseMiddleware<HostGuard>();
        app.MapHealth();
        app.MapLocalChat();
        app.MapChatMembers();
        app.MapPlatforms();
        app.MapConsole();
        return app;
    }

    /// <summary>Opens the data folder and brings the database up to date.</summary>
    /// <param name="app">The application.</param>
    /// <param name="alone">The lock on the data folder, when the caller has it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="StartupException">The folder or the database cannot be used.</exception>
    public static async Task PrepareAsync(WebApplication app, RunLock? alone, CancellationToken cancellation)
    {
        var settings = app.Services.GetRequiredService<HostSettings>();
        DataDirectory.Prepare(settings);
        try
        {
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<ModBotDb>>().CreateDbContextAsync(cancellation);
            await DatabaseUpgrade.ApplyAsync(db, settings, alone, cancellation);
        }
        catch (SqliteException fault)
        {
            throw new StartupException(OperatorTexts.Current.Format("DatabaseUnusable", settings.DatabaseFile, FaultNames.Of(fault, OperatorTexts.Current)), fault);
        }
    }

    /// <summary>A code for the first admin.</summary>
    public static async Task<string> CreateFirstSignInCodeAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var admin = await FirstAdminAsync(services, cancellation);
        return await services.GetRequiredService<ITeam>().CreateSignInCodeAsync(admin.Id, cancellation);
    }

    /// <summary>The admin whom the settings name, or else who was admin first; added when the team has none.</summary>
    public static async Task<TeamMember> FirstAdminAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var team = services.GetRequiredService<ITeam>();
        var name = services.GetRequiredService<HostSettings>().AdminName;
        var admins = (await team.ListAsync(cancellation)).Where(member => member.Role == ModeratorRole.Admin).ToList();
        return admins.Find(member => member.IsCalled(name)) ?? admins.MinBy(member => member.AddedAt) ?? await team.AddAsync(name, ModeratorRole.Admin, cancellation);
    }

    private static void AddLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffzzz ";
        });

        // The frameworks' own lines name paths and queries; ours are written to be free of private text.
        logging.AddFilter((category, level) => level >= (category?.StartsWith("ModBot", StringComparison.Ordinal) == true ? LogLevel.Information : LogLevel.Warning));
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("Microsoft.AspNetCore.Diagnostics", LogLevel.None); // PrivateExceptionLog says it without the words
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // what stops the host is said once, as a sentence, by the run command
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
    }

    private static void AddStorage(IServiceCollection services, HostSettings settings)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = settings.DatabaseFile, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        services.AddDbContextFactory<ModBotDb>(options => options.UseSqlite(connection));
        services.AddDataProtection().SetApplicationName("ModBot").PersistKeysToFileSystem(new DirectoryInfo(settings.KeysDirectory));
        services.AddSingleton<ITextSeal, DataProtectionSeal>();
        services.AddSingleton<AuthorKeys>();
        services.AddSingleton<TextKeys>();
        services.AddSingleton<Store>();
    }

    private static void AddPipeline(IServiceCollection services)
    {
        services.AddSingleton<HealthBoard>();
        services.AddSingleton<HealthProbe>();
        services.AddSingleton<DeskSignal>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<Func<string, Moderation.Ladder.IClassifier>>(ModelFile.Load);
        services.AddSingleton<ClassifierHost>();
        services.AddSingleton<ILoadedModel>(provider => provider.GetRequiredService<ClassifierHost>());
        services.AddSingleton<ThresholdBook>();
        services.AddSingleton<TextMemory>();
        services.AddSingleton<ITuning, TuningService>();
        services.AddSingleton<PileOns>();
        services.AddSingleton<TwinBook>();
        services.AddSingleton<Intake>();
        services.AddSingleton<OutboxBook>();
        services.AddSingleton<IJob, FollowUpJob>();
        services.AddSingleton<IJob, AftermathJob>();
        services.AddSingleton<IWhatWorks, WhatWorks>();
        services.AddSingleton<IJob, SecondOpinionJob>();
        services.AddSingleton<IJob, RetentionJob>();
        services.AddSingleton<IJob, ForgetTextsJob>();
        services.AddSingleton<ITeam, Team>();
        services.AddSingleton<DraftDesk>();
        services.AddSingleton<CommunityTemplates>();
        services.AddSingleton<Appeals>();
        services.AddSingleton<IJob, AppealJob>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<Decisions>();
        services.AddSingleton<IDesk, DeskService>();
        services.AddSingleton<DeskRooms>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<Presses>();
        services.AddSingleton<PromptBook>();
        services.AddSingleton<PromptDrawer>();
        services.AddSingleton<Reports>();
        services.AddSingleton<ChatCommands>();
        services.AddSingleton<IDeskListener, ChatDesk>();
        services.AddSingleton<IJob, ReadingNotesJob>();
        services.AddSingleton<IJob, PileOnJob>();
        services.AddSingleton<IJob, ForgetPressesJob>();
        services.AddMembers();
        AddEscalation(services);
        services.AddHostedService<DeskPostWorker>();
        services.AddHostedService<IntakeWorker>();
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<JobWorker>();
    }

    private static void AddEscalation(IServiceCollection services)
    {
        services.AddSingleton<DutyBook>();
        services.AddSingleton<IDuty>(provider => provider.GetRequiredService<DutyBook>());
        services.AddSingleton<IDutyDesk>(provider => provider.GetRequiredService<DutyBook>());
        services.AddSingleton<Holds>();
        services.AddSingleton<DutyCommand>();
        services.AddSingleton<IJob, HoldJob>();
        services.AddSingleton<IJob, AlarmJob>();
        services.AddSingleton<IJob, LeadNoticeJob>();
        services.AddSingleton<IReferrals, ReferralBook>();
        services.AddSingleton<IJob, ReferralJob>();
    }
}
