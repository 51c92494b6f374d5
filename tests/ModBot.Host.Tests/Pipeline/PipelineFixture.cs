using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Desk.Duty;
using ModBot.Host.Desk.Templates;
using ModBot.Host.Health;
using ModBot.Host.Members;
using ModBot.Host.Pipeline;
using ModBot.Host.Platforms;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Host.Tuning;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>The pipeline on a database of its own, with a platform and a classifier that do what the test says.</summary>
internal sealed class PipelineFixture : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    public static readonly Viewer Noor = new("noor", "Noor", ModeratorRole.Moderator);
    public static readonly Viewer Bram = new("bram", "Bram", ModeratorRole.Moderator);
    public static readonly Viewer Lead = new("lead", "Lies", ModeratorRole.Lead);

    /// <summary>Bytes that no seal made.</summary>
    public static readonly byte[] Broken = [0xFF];

    // Migrating takes most of a second; one migrated file serves all tests as a copy.
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("modbot-test-");

    private PipelineFixture(ScriptedAdapter? adapter = null)
    {
        Adapter = adapter ?? new ScriptedAdapter();
        Settings = new HostSettings { DataDirectory = folder.FullName };
        DataDirectory.Prepare(Settings);
        var options = new DbContextOptionsBuilder<ModBotDb>().UseSqlite($"Data Source={Settings.DatabaseFile};Pooling=False").Options;
        Store = new Store(new Factory(options, () => Full));
        var pipeline = Options.Create(new PipelineSettings());
        Thresholds = new ThresholdBook(pipeline, Time);
        Memory = new TextMemory(Seal, new TextKeys(Settings), Time);
        Intake = new Intake(Store, Seal, new AuthorKeys(Settings), Thresholds, Memory, new TwinBook(new TextKeys(Settings)), new PileOns([Adapter, Room]), pipeline, Time);
        Classifiers = new ClassifierHost(_ => Classifier, Settings, Health, Time, NullLogger<ClassifierHost>.Instance);
        Tuning = new TuningService(Store, Thresholds, Memory, Classifiers, Health, Time);
        Book = new OutboxBook(Store, Seal, pipeline, Time);
        Norms = new CommunityNorms(Store, Time);
        var reader = new CaseReader([Adapter, Room], Norms, Seal, Time);
        var keys = new AuthorKeys(Settings);
        Appeals = new Appeals(Store, keys, Seal, Signal, pipeline, Time);
        Drafts = new Drafts(Store, Seal);
        Rooms = new DeskRooms(Store, Signal, Time);
        Warnings = new Warnings(Store, Rooms, Signal, Time);
        var texts = new DraftDesk(Classifiers, Seal, Time);
        Templates = new CommunityTemplates(Store, texts, Time);
        Desk = new DeskService(Store, reader, Drafts, new Decisions(reader, texts, Book, Seal, pipeline, Time), texts, Appeals, Seal, Outbox, Signal, Health, Warnings, Time);
        Team = new Team(Store, Time, Signal);
        Duty = new DutyBook(Store, Signal, Time);
        Accounts = new Accounts(Store, Time);
        Prompts = new PromptBook(Store, Drafts, Rooms, Signal, Time);
        Drawer = new PromptDrawer(Desk, Tuning, Store, Rooms, Time);
        ReportBook = new ReportBook(Store, Seal, keys, Time);
        Reports = new Reports(Intake, ReportBook, Classifiers, Signal, pipeline, Time);
        LocalHelp = new LocalHelp(Store, Time);
        Personal = new PersonalData(Store, [new PersonalCases(Seal), new PersonalReports(), new PersonalRequests(Seal)], Seal, keys, Rooms, Signal, Time);
        DataRequests = new DataRequests(Store, Seal, Time);
        Chat = new ChatDesk(Desk, Tuning, Accounts, Rooms, new Presses(Store, Time), Drafts, Prompts, Drawer, new ChatCommands(Accounts, Rooms, Reports, Appeals, new HelpAnswer(LocalHelp), Norms, new MyDataCommand(Personal), new DutyCommand(Duty, Accounts, Time)), Time, [Adapter, Room]);
        Room.Attach(Chat);
    }

    /// <summary>A platform with a desk room.</summary>
    public ScriptedRoom Room { get; } = new();

    public Team Team { get; }

    public DutyBook Duty { get; }

    public DeskRooms Rooms { get; }

    public Accounts Accounts { get; }

    public Drafts Drafts { get; }

    public PromptBook Prompts { get; }

    public PromptDrawer Drawer { get; }

    public Reports Reports { get; }

    public Appeals Appeals { get; }

    public ReportBook ReportBook { get; }

    public LocalHelp LocalHelp { get; }

    public CommunityNorms Norms { get; }

    public CommunityTemplates Templates { get; }

    public PersonalData Personal { get; }

    public DataRequests DataRequests { get; }

    public ChatDesk Chat { get; }

    /// <summary>Whether the database may not grow any further.</summary>
    public bool Full { get; set; }

    public HostSettings Settings { get; }

    public FakeTimeProvider Time { get; } = new(Start);

    public ScriptedAdapter Adapter { get; }

    public ITextSeal Seal { get; } = new MirrorSeal();

    public Store Store { get; }

    public Intake Intake { get; }

    public ThresholdBook Thresholds { get; }

    public TextMemory Memory { get; }

    public TuningService Tuning { get; }

    public ClassifierHost Classifiers { get; }

    public ScriptedClassifier Classifier { get; } = new();

    public OutboxBook Book { get; }

    public Warnings Warnings { get; }

    public DeskService Desk { get; }

    public HealthBoard Health { get; } = new();

    public DeskSignal Signal { get; } = new();

    public OutboxSignal Outbox { get; } = new();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A pipeline with its team.</summary>
    /// <param name="adapter">The platform; null for one that can do everything.</param>
    public static async Task<PipelineFixture> CreateAsync(ScriptedAdapter? adapter = null)
    {
        var fixture = new PipelineFixture(adapter);
        await File.WriteAllBytesAsync(fixture.Settings.DatabaseFile, await Migrated.Value, Token);
        (await fixture.Classifiers.TryLoadAsync(Token)).ShouldBeTrue();
        await fixture.Store.WriteAsync(store =>
        {
            foreach (var viewer in new[] { Noor, Bram, Lead })
            {
                store.Moderators.Add(new ModeratorRow { Id = viewer.ModeratorId, Name = viewer.Name, Role = viewer.Role, AddedAt = Start });
            }

            return Task.CompletedTask;
        }, Token);
        return fixture;
    }

    private static async Task<byte[]> MigrateAsync()
    {
        await using var fixture = new PipelineFixture();
        await using (var db = fixture.Open()) await DatabaseUpgrade.ApplyAsync(db, fixture.Settings, null, CancellationToken.None);
        return await File.ReadAllBytesAsync(fixture.Settings.DatabaseFile);
    }

    private ModBotDb Open() => new(new DbContextOptionsBuilder<ModBotDb>().UseSqlite($"Data Source={Settings.DatabaseFile};Pooling=False").Options);

    public Task<int> TakeInAsync(params PlatformEvent[] events) => TakeInAsync(Adapter.Batch(events));

    public Task<int> TakeInAsync(PlatformBatch batch)
    {
        return Intake.TakeInAsync(Adapter.Platform, batch, message =>
        {
            try
            {
                return Classifier.Assess(message.Text);
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }, Classifier, Token);
    }

    /// <summary>One flagged message on the desk.</summary>
    /// <returns>The case's id.</returns>
    public async Task<string> CaseAsync(string text = "s2 tekst", string id = "m1")
    {
        await TakeInAsync(new MessagePosted(ScriptedAdapter.Message(id, text)));
        return await IdOfAsync(id);
    }

    /// <summary>The id of the case of a message.</summary>
    public Task<string> IdOfAsync(string message) => Store.ReadAsync(db => db.Cases.Where(row => row.MessageId == message).Select(row => row.Id).SingleAsync(Token), Token);

    public Task<CaseRow> RowAsync(string caseId) => Store.ReadAsync(db => db.Cases.SingleAsync(row => row.Id == caseId, Token), Token);

    public async Task<CaseView> ViewAsync(Viewer viewer, string caseId) => (await Desk.GetCaseAsync(viewer, caseId, null, null, Token)).ShouldNotBeNull();

    public OutboxWorker Worker() => new([Adapter], Store, Book, Outbox, Signal, Health, Options.Create(new PipelineSettings()), Time, NullLogger<OutboxWorker>.Instance);

    /// <summary>Runs the outbox until nothing is due.</summary>
    public async Task SendAsync()
    {
        using var worker = Worker();
        await worker.StartAsync(Token);
        while (await Store.ReadAsync(db => db.Outbox.AnyAsync(row => row.State == OutboxState.Sending || (row.State == OutboxState.Pending && row.NotBefore <= Time.GetUtcNow()), Token), Token))
        {
            await Task.Yield();
        }

        await worker.StopAsync(Token);
    }

    /// <summary>Runs the outbox until the platform asked to wait with a request.</summary>
    public async Task SendUntilOneWaitsAsync()
    {
        using var worker = Worker();
        await worker.StartAsync(Token);
        while (await Store.ReadAsync(db => db.Outbox.AllAsync(row => row.NotBefore <= Time.GetUtcNow(), Token), Token)) await Task.Delay(5, Token);
        await worker.StopAsync(Token);
    }

    /// <summary>Posts what is due in the desk room until nothing is.</summary>
    public async Task PostAsync()
    {
        Room.IsHeld = false;
        using var worker = new DeskPostWorker([Room], Prompts, Drafts, Drawer, Rooms, Signal, Health, Time, NullLogger<DeskPostWorker>.Instance);
        await worker.StartAsync(Token);
        while (true)
        {
            // A post that is under way while the others are counted would be in neither count: then it was under way before or after, or was shown meanwhile.
            var shown = Room.ShownCount;
            var underway = await IsUnderwayAsync();
            await Prompts.PlanAsync(Room.Platform, Token);
            var (notes, prompts, _) = await Prompts.DueAsync(Room.Platform, Token);
            var leaving = await Prompts.ToRemoveAsync(Room.Platform, Token);
            underway |= await IsUnderwayAsync();
            if (notes.Count + prompts.Count + leaving.Count == 0 && !underway && Room.ShownCount == shown) break;
            if (!underway && Room.IsHeld) break;
            Signal.Changes.Tick();
            await Task.Delay(5, Token);
        }

        await worker.StopAsync(Token);
    }

    private Task<bool> IsUnderwayAsync() => Store.ReadAsync(
        async db => await db.Prompts.AnyAsync(row => row.State == PostState.Showing, Token) || await db.Notes.AnyAsync(row => row.State == PostState.Showing, Token), Token);

    public async ValueTask DisposeAsync()
    {
        Store.Dispose();
        Classifiers.Dispose();
        SqliteConnection.ClearAllPools();
        await Task.CompletedTask;
        folder.Delete(recursive: true);
    }

    private sealed class Factory(DbContextOptions<ModBotDb> options, Func<bool> full) : IDbContextFactory<ModBotDb>
    {
        public ModBotDb CreateDbContext()
        {
            var db = new ModBotDb(options);
            if (!full()) return db;

            // SQLite never sets this below the present size, so 1 means: no page more.
            db.Database.OpenConnection();
            db.Database.ExecuteSqlRaw("PRAGMA max_page_count = 1");
            return db;
        }
    }

    /// <summary>Not a secret, but a text is not recognisable in the file.</summary>
    private sealed class MirrorSeal : ITextSeal
    {
        public byte[] Seal(string text) => [.. Encoding.UTF8.GetBytes(text).Select(value => (byte)(value ^ 0x5A))];

        public string Open(byte[] sealedText) => sealedText.SequenceEqual(Broken) ? throw new SealBrokenException() : Encoding.UTF8.GetString([.. sealedText.Select(value => (byte)(value ^ 0x5A))]);
    }
}
