using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Storage;

/// <summary>The database. Times are stored as UTC milliseconds, so that they sort and compare in every database.</summary>
internal sealed class ModBotDb(DbContextOptions<ModBotDb> options) : DbContext(options)
{
    public DbSet<CaseRow> Cases => Set<CaseRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();

    public DbSet<CheckpointRow> Checkpoints => Set<CheckpointRow>();

    public DbSet<CounterRow> Counters => Set<CounterRow>();

    public DbSet<ChannelRow> Channels => Set<ChannelRow>();

    public DbSet<PileOnRow> PileOns => Set<PileOnRow>();

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<WarningRow> Warnings => Set<WarningRow>();

    public DbSet<ModeratorRow> Moderators => Set<ModeratorRow>();

    public DbSet<SignInCodeRow> SignInCodes => Set<SignInCodeRow>();

    public DbSet<JobRow> Jobs => Set<JobRow>();

    public DbSet<ThresholdChangeRow> ThresholdChanges => Set<ThresholdChangeRow>();

    public DbSet<RememberedTextRow> RememberedTexts => Set<RememberedTextRow>();

    public DbSet<DeskRoomRow> DeskRooms => Set<DeskRoomRow>();

    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<LinkCodeRow> LinkCodes => Set<LinkCodeRow>();

    public DbSet<AppealRow> Appeals => Set<AppealRow>();

    public DbSet<PromptRow> Prompts => Set<PromptRow>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<PressRow> Presses => Set<PressRow>();

    public DbSet<NoteRow> Notes => Set<NoteRow>();

    public DbSet<ReadingNoteRow> ReadingNotes => Set<ReadingNoteRow>();

    public DbSet<LocalHelpRow> LocalHelp => Set<LocalHelpRow>();

    public DbSet<ReferralCheckRow> ReferralChecks => Set<ReferralCheckRow>();

    public DbSet<NormRow> Norms => Set<NormRow>();

    public DbSet<TemplateRow> Templates => Set<TemplateRow>();

    public DbSet<SharedRow> Shared => Set<SharedRow>();

    public DbSet<ReportRow> Reports => Set<ReportRow>();

    public DbSet<ReportNewsRow> ReportNews => Set<ReportNewsRow>();

    public DbSet<DataRequestRow> DataRequests => Set<DataRequestRow>();

    public DbSet<DutyRow> Duties => Set<DutyRow>();

    public DbSet<OnCallRow> OnCalls => Set<OnCallRow>();

    public DbSet<SwitchRow> Switches => Set<SwitchRow>();

    public DbSet<HoldRow> Holds => Set<HoldRow>();

    public DbSet<AlarmRow> Alarms => Set<AlarmRow>();

    public DbSet<LeadNoticeRow> LeadNotices => Set<LeadNoticeRow>();

    public DbSet<PartnerRow> Partners => Set<PartnerRow>();

    public DbSet<ReferralRow> Referrals => Set<ReferralRow>();

    public DbSet<TwinRow> Twins => Set<TwinRow>();

    public DbSet<AftermathRow> Aftermaths => Set<AftermathRow>();

    /// <summary>The cases that wait for a person; see <see cref="CaseLifecycle.IsOpen"/>, which a database cannot ask.</summary>
    public IQueryable<CaseRow> OpenCases() => Cases.Where(row =>
        row.State == CaseState.Waiting || row.State == CaseState.Claimed || row.State == CaseState.SecondOpinion || row.State == CaseState.PassedOn || row.State == CaseState.NeedsAnswer || row.State == CaseState.Appealed);

    /// <summary>The cases about which whoever has them can decide; see <see cref="CaseLifecycle.TryNext"/>, which a database cannot ask.</summary>
    public IQueryable<CaseRow> DecidableCases() => Cases.Where(row =>
        row.State == CaseState.Claimed || row.State == CaseState.SecondOpinion || row.State == CaseState.PassedOn || row.State == CaseState.AwaitingAuthor || row.State == CaseState.Monitoring || row.State == CaseState.Appealed);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MillisecondsConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CaseRow>(row =>
        {
            row.HasKey(x => x.Id);
            row.Property(x => x.Version).IsConcurrencyToken();
            row.HasIndex(x => new { x.Platform, x.Channel, x.MessageId }).IsUnique();
            row.HasIndex(x => new { x.State, x.Urgency });
            row.HasIndex(x => x.DueAt);
            row.HasIndex(x => x.AuthorKey);
            row.HasIndex(x => new { x.TargetKey, x.SentAt });
            row.HasIndex(x => new { x.TwinKey, x.SentAt });
            row.HasIndex(x => x.DecidedAt);
            row.HasIndex(x => x.PileOnId);
            row.HasIndex(x => new { x.Platform, x.Channel, x.SentAt });
        });
        modelBuilder.Entity<OutboxRow>(row =>
        {
            row.HasKey(x => x.Sequence);
            row.Property(x => x.Sequence).ValueGeneratedOnAdd();
            row.HasIndex(x => x.Key).IsUnique();
            row.HasIndex(x => new { x.Platform, x.State, x.NotBefore });
            row.HasIndex(x => x.CaseId);
            row.HasIndex(x => new { x.State, x.NotBefore });
        });
        modelBuilder.Entity<LedgerRow>(row =>
        {
            row.HasKey(x => x.Sequence);
            row.Property(x => x.Sequence).ValueGeneratedNever();
            row.HasIndex(x => x.CaseId);
        });
        modelBuilder.Entity<CheckpointRow>().HasKey(x => x.Platform);
        modelBuilder.Entity<CounterRow>().HasKey(x => new { x.Platform, x.Channel, x.Hour, x.Step });
        modelBuilder.Entity<ChannelRow>().HasKey(x => new { x.Platform, x.Channel });
        modelBuilder.Entity<PileOnRow>(row =>
        {
            row.HasKey(x => x.Id);
            row.HasIndex(x => x.At);
        });
        modelBuilder.Entity<TokenRow>().HasKey(x => x.Name);
        modelBuilder.Entity<WarningRow>().HasKey(x => new { x.Platform, x.Kind, x.Stage });
        modelBuilder.Entity<ModeratorRow>(row =>
        {
            row.HasKey(x => x.Id);
            row.HasIndex(x => x.Name).IsUnique().HasFilter("\"RemovedAt\" IS NULL");
        });
        modelBuilder.Entity<SignInCodeRow>().HasKey(x => x.Hash);
        modelBuilder.Entity<JobRow>().HasKey(x => x.Name);
        modelBuilder.Entity<ThresholdChangeRow>(row =>
        {
            row.HasKey(x => x.Sequence);
            row.Property(x => x.Sequence).ValueGeneratedOnAdd();
        });
        modelBuilder.Entity<RememberedTextRow>(row =>
        {
            row.HasKey(x => x.Id);
            row.HasIndex(x => x.Fingerprint).IsUnique();
            row.HasIndex(x => x.CaseId);
        });
        AddDesk(modelBuilder);
        modelBuilder.Entity<AppealRow>(row =>
        {
            row.HasKey(x => x.CaseId);
            row.HasIndex(x => x.OnDesk);
        });
        AddMembers(modelBuilder);
        AddEscalation(modelBuilder);
        AddPatterns(modelBuilder);
        modelBuilder.Entity<AftermathRow>(row =>
        {
            row.HasKey(x => new { x.CaseId, x.DecisionNumber });
            row.HasIndex(x => x.At);
        });
    }

    private static void AddEscalation(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DutyRow>().HasKey(x => x.ModeratorId);
        modelBuilder.Entity<OnCallRow>().HasKey(x => x.ModeratorId);
        modelBuilder.Entity<SwitchRow>().HasKey(x => x.Name);
        modelBuilder.Entity<HoldRow>(row =>
        {
            row.HasKey(x => x.CaseId);
            row.HasIndex(x => x.DecidedAt);
        });
        modelBuilder.Entity<AlarmRow>(row =>
        {
            row.HasKey(x => x.Subject);
            row.HasIndex(x => x.AnsweredAt);
        });
        modelBuilder.Entity<LeadNoticeRow>().HasKey(x => new { x.CaseId, x.Reason });
        modelBuilder.Entity<PartnerRow>().HasKey(x => x.Id);
        modelBuilder.Entity<ReferralRow>(row =>
        {
            row.HasKey(x => x.Id);
            row.HasIndex(x => x.CaseId);
            row.HasIndex(x => x.State);
        });
    }

    private static void AddPatterns(ModelBuilder modelBuilder) => modelBuilder.Entity<TwinRow>(row =>
    {
        row.HasKey(x => new { x.Platform, x.Channel, x.MessageId });
        row.HasIndex(x => new { x.CaseId, x.SentAt });
        row.HasIndex(x => x.SentAt);
    });

    private static void AddDesk(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DeskRoomRow>().HasKey(x => new { x.Platform, x.Room });
        modelBuilder.Entity<AccountRow>(row =>
        {
            row.HasKey(x => new { x.Platform, x.UserId });
            row.HasIndex(x => x.ModeratorId);
        });
        modelBuilder.Entity<LinkCodeRow>().HasKey(x => x.Hash);
        modelBuilder.Entity<PromptRow>(row =>
        {
            row.HasKey(x => x.Key);
            row.HasIndex(x => new { x.CaseId, x.Platform, x.Room }).IsUnique();
            row.HasIndex(x => new { x.Platform, x.State });
        });
        modelBuilder.Entity<DraftRow>().HasKey(x => x.CaseId);
        modelBuilder.Entity<PressRow>(row =>
        {
            row.HasKey(x => new { x.Platform, x.Id });
            row.HasIndex(x => x.At);
        });
        modelBuilder.Entity<NoteRow>(row =>
        {
            row.HasKey(x => x.Sequence);
            row.Property(x => x.Sequence).ValueGeneratedOnAdd();
            row.HasIndex(x => new { x.Platform, x.State });
            row.HasIndex(x => x.CaseId);
        });
        modelBuilder.Entity<ReadingNoteRow>(row =>
        {
            row.HasKey(x => x.Sequence);
            row.Property(x => x.Sequence).ValueGeneratedOnAdd();
        });
    }

    private static void AddMembers(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LocalHelpRow>().HasKey(x => x.Id);
        modelBuilder.Entity<ReferralCheckRow>().HasKey(x => x.Id);
        modelBuilder.Entity<NormRow>(row =>
        {
            row.HasKey(x => x.Number);
            row.Property(x => x.Number).ValueGeneratedNever();
        });
        modelBuilder.Entity<TemplateRow>().HasKey(x => x.Id);
        modelBuilder.Entity<SharedRow>(row =>
        {
            row.HasKey(x => x.Number);
            row.Property(x => x.Number).ValueGeneratedNever();
        });
        modelBuilder.Entity<ReportRow>(row =>
        {
            row.HasKey(x => x.Id);
            row.HasIndex(x => new { x.CaseId, x.ReporterKey }).IsUnique();
            row.HasIndex(x => x.ReporterKey);
        });
        modelBuilder.Entity<ReportNewsRow>(row =>
        {
            row.HasKey(x => x.Key);
            row.HasIndex(x => x.ReportId);
            row.HasIndex(x => new { x.State, x.NotBefore });
        });
        modelBuilder.Entity<DataRequestRow>(row =>
        {
            row.HasKey(x => x.Id);
            row.HasIndex(x => x.MemberKey);
        });
    }

    private sealed class MillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
        value => value.ToUnixTimeMilliseconds(),
        value => DateTimeOffset.FromUnixTimeMilliseconds(value));
}
