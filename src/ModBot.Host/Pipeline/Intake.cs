using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Privacy;
using ModBot.Moderation.Reports;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Pipeline;

/// <summary>A message with what the classifier said; null when it could not be scored.</summary>
/// <param name="Message">The message.</param>
/// <param name="Assessment">What the classifier said.</param>
/// <param name="Opens">Whether a person has to look at it, unless the community remembers its words as harmless.</param>
/// <param name="Fingerprint">Recognises its words; null when it is looked at in any case, or not at all.</param>
internal sealed record Scored(Message Message, Assessment? Assessment, bool Opens, string? Fingerprint)
{
    /// <summary>Recognises nearly the same words in another message; null for what is always asked about by itself.</summary>
    public string? TwinKey { get; init; }
}

/// <summary>
/// Takes a batch of events in: counters, cases and checkpoint in one transaction, so that a batch that comes again after a crash
/// changes nothing twice (DESIGN §4). The text of an unflagged message is forgotten here.
/// </summary>
internal sealed class Intake(Store store, ITextSeal seal, AuthorKeys authors, ThresholdBook thresholds, TextMemory memory, TwinBook twinBook, PileOns pileOns, IOptions<PipelineSettings> settings, TimeProvider time)
{
    private const int UnscoredStep = -1;

    /// <summary>Stores what a batch produced.</summary>
    /// <param name="platform">Where it came from.</param>
    /// <param name="batch">What happened there.</param>
    /// <param name="score">Scores a message; null when it cannot be scored.</param>
    /// <param name="words">Reads words for the memory; null when nothing can be recognised, so that everything flagged is looked at.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The number of cases that were opened or changed.</returns>
    public async Task<int> TakeInAsync(string platform, PlatformBatch batch, Func<Message, Assessment?> score, IPlainWords? words, CancellationToken cancellation)
    {
        // Scoring comes before the transaction: the writer's turn is short.
        var policy = await store.ReadAsync(db => thresholds.PolicyAsync(db, cancellation), cancellation);
        var scored = batch.Events.Select(happened => happened switch
        {
            MessagePosted posted => Judge(posted.Message, score(posted.Message), policy, words),
            MessageEdited edited => Judge(edited.Message, score(edited.Message), policy, words),
            _ => null,
        }).ToList();

        return await store.WriteAsync(async db =>
        {
            if (await db.Checkpoints.AnyAsync(row => row.Platform == platform && row.Position == batch.Checkpoint, cancellation)) return 0;
            var cases = await LoadCasesAsync(db, platform, batch, cancellation);
            await LeaveRememberedAloneAsync(db, cases, scored, cancellation);
            var twins = await TwinBook.LoadAsync(db, platform, IdsOf(batch), cancellation);
            var touched = 0;
            for (var index = 0; index < batch.Events.Count; index++)
            {
                touched += batch.Events[index] switch
                {
                    MessagePosted => await PostedAsync(db, cases, twins, scored[index]!, cancellation),
                    MessageEdited edited when twins.TryGetValue(edited.Message.Key, out var twin) => await EditedAsync(db, cases, twins, twin, scored[index]!, cancellation),
                    MessageEdited => await EditedAsync(db, cases, scored[index]!, cancellation),
                    MessageDeleted deleted when twins.TryGetValue(deleted.Key, out var twin) => await TwinBook.DeletedAsync(db, twin, deleted, cancellation),
                    MessageDeleted deleted => await DeletedAsync(db, cases, deleted),
                    ChannelMoved moved => await MovedAsync(db, moved, cancellation),
                    ReadingGap gap => Lost(db, gap),
                    _ => 0,
                };
            }

            await RepeatedTargets.NoteAsync(db, time.GetUtcNow(), cancellation);
            await pileOns.NoteAsync(db, time.GetUtcNow(), cancellation);
            await NoteMissedAsync(db, platform, batch, touched, cancellation);
            await MoveCheckpointAsync(db, platform, batch.Checkpoint, cancellation);
            return touched;
        }, cancellation);
    }

    /// <summary>A member asks the team to look at a message: it opens a case whatever the classifier says of it.</summary>
    /// <param name="message">The message, as the platform gives it.</param>
    /// <param name="assessment">What the classifier said; null when it could not be scored.</param>
    /// <param name="note">Notes who reports, and says how it is taken.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task ReportAsync(Message message, Assessment? assessment, Func<ModBotDb, CaseRow, Task<ReportWeight>> note, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        var (platform, channel, id) = message.Key;
        var row = await db.Twins.FindAsync([platform, channel, id], cancellation) is { } twin
            ? await db.Cases.FindAsync([twin.CaseId], cancellation)
            : await db.Cases.FirstOrDefaultAsync(known => known.Platform == platform && known.Channel == channel && known.MessageId == id, cancellation);
        var weight = row is null ? ReportWeight.Full : await note(db, row);
        if (weight == ReportWeight.Again) return;
        if (row is null)
        {
            await OpenAsync(db, [], new Scored(message, assessment, Opens: true, Fingerprint: null));
            row = db.Cases.Local.Single(known => known.MessageId == id && known.Channel == channel && known.Platform == platform);
            if (await note(db, row) == ReportWeight.Slow && assessment is { Step: Step.None, IsImmediate: false }) row.Urgency = LastUrgency;
        }
        else if (!row.State.IsOpen() && weight == ReportWeight.Full)
        {
            await row.ReopenAsync(db, time.GetUtcNow());
        }

        row.Reports++;
        row.Touch();
        await Ledger.AppendAsync(db, time.GetUtcNow(), "case.reported", row.Id, Ledger.Software);
    }, cancellation);

    private async Task<int> MovedAsync(ModBotDb db, ChannelMoved moved, CancellationToken cancellation)
    {
        await ChannelMoves.ApplyAsync(db, moved, time.GetUtcNow(), cancellation);
        return 1;
    }

    private static int Lost(ModBotDb db, ReadingGap gap)
    {
        db.ReadingNotes.Add(new ReadingNoteRow { Platform = gap.Platform, Channel = gap.Channel, From = gap.From, Until = gap.Until, IsGap = true });
        return 0;
    }

    // Counted while catching up; the first live batch makes it complete, and a job says it once (DESIGN §4).
    private static async Task NoteMissedAsync(ModBotDb db, string platform, PlatformBatch batch, int touched, CancellationToken cancellation)
    {
        var note = await db.ReadingNotes.FirstOrDefaultAsync(row => row.Platform == platform && !row.IsGap && !row.Complete, cancellation);
        if (!batch.Missed)
        {
            if (note is not null) note.Complete = true;
            return;
        }

        var posted = batch.Events.OfType<MessagePosted>().Select(happened => happened.Message.SentAt).ToList();
        if (posted.Count == 0) return;
        if (note is null) db.ReadingNotes.Add(note = new ReadingNoteRow { Platform = platform, From = posted.Min(), Until = posted.Max() });
        if (posted.Max() > note.Until) note.Until = posted.Max();
        note.Messages += posted.Count;
        note.Cases += touched;
    }

    private Scored Judge(Message message, Assessment? assessment, TriagePolicy policy, IPlainWords? words)
    {
        // A picture alone says nothing that could be read: it is counted as unread, never as in order (A10), and whoever saw it can report it.
        var opens = assessment is null ? message.Content == MessageContent.Text || settings.Value.OpenUnread : Triage.OpensCase(assessment, policy);
        if (!opens || assessment is null || words is null) return new Scored(message, assessment, opens, null);
        return new Scored(message, assessment, opens, memory.FingerprintOf(message.Text, assessment, words)) { TwinKey = twinBook.KeyOf(message, words) };
    }

    private async Task LeaveRememberedAloneAsync(ModBotDb db, Dictionary<MessageKey, CaseRow> cases, List<Scored?> scored, CancellationToken cancellation)
    {
        var remembered = await TextMemory.FindAsync(db, [.. scored.Select(each => each?.Fingerprint).OfType<string>().Distinct(StringComparer.Ordinal)], cancellation);
        if (remembered.Count == 0) return;
        for (var index = 0; index < scored.Count; index++)
        {
            if (scored[index] is not { Fingerprint: { } fingerprint } each || !remembered.TryGetValue(fingerprint, out var known) || !RememberRule.LeavesAlone(each.Assessment!, known.Step)) continue;
            scored[index] = each with { Opens = false };

            // A message that has a case was seen before: that it was posted is not said for the first time.
            if (cases.ContainsKey(each.Message.Key)) continue;
            known.LeftAlone++;
            known.LastLeftAloneAt = time.GetUtcNow();
        }
    }

    private static async Task<Dictionary<MessageKey, CaseRow>> LoadCasesAsync(ModBotDb db, string platform, PlatformBatch batch, CancellationToken cancellation)
    {
        var ids = IdsOf(batch);
        var rows = await db.Cases.Where(row => row.Platform == platform && ids.Contains(row.MessageId)).ToListAsync(cancellation);
        return rows.ToDictionary(row => row.Key());
    }

    private static List<string> IdsOf(PlatformBatch batch) =>
    [
        .. batch.Events.Select(happened => happened switch
        {
            MessagePosted posted => posted.Message.Key.MessageId,
            MessageEdited edited => edited.Message.Key.MessageId,
            MessageDeleted deleted => deleted.Key.MessageId,
            _ => string.Empty,
        }).Distinct(StringComparer.Ordinal),
    ];

    private async Task<int> PostedAsync(ModBotDb db, Dictionary<MessageKey, CaseRow> cases, Dictionary<MessageKey, TwinRow> twins, Scored scored, CancellationToken cancellation)
    {
        if (cases.ContainsKey(scored.Message.Key) || twins.ContainsKey(scored.Message.Key)) return 0;
        await CountAsync(db, scored, cancellation);
        if (!scored.Opens) return 0;
        if (await JoinAsync(db, scored, cancellation) is not { } twin) return await OpenAsync(db, cases, scored);
        twins.Add(scored.Message.Key, twin);
        return 1;
    }

    private async Task<TwinRow?> JoinAsync(ModBotDb db, Scored scored, CancellationToken cancellation)
    {
        var (message, platform) = (scored.Message, scored.Message.Key.Platform);
        if (scored is not { Assessment: { } assessment, TwinKey: { } key }) return null;
        return await TwinBook.JoinAsync(db, message, assessment, key, authors.For(platform, message.AuthorId), message.Target is { } target ? authors.For(platform, target.Id) : null, cancellation);
    }

    // One of many that said the same: with another text it is a message of its own.
    private async Task<int> EditedAsync(ModBotDb db, Dictionary<MessageKey, CaseRow> cases, Dictionary<MessageKey, TwinRow> twins, TwinRow twin, Scored scored, CancellationToken cancellation)
    {
        if (scored.Message.Revision <= twin.Revision) return 0;
        twin.Revision = scored.Message.Revision;
        var lead = await db.Cases.FindAsync([twin.CaseId], cancellation);
        if (scored.Opens && scored.TwinKey is not null && lead?.TwinKey == scored.TwinKey) return 0;
        await TwinBook.LeaveAsync(db, twin, cancellation);
        twins.Remove(scored.Message.Key);
        if (scored.Opens) await OpenAsync(db, cases, scored);
        return 1;
    }

    private async Task<int> EditedAsync(ModBotDb db, Dictionary<MessageKey, CaseRow> cases, Scored scored, CancellationToken cancellation)
    {
        if (!cases.TryGetValue(scored.Message.Key, out var row)) return scored.Opens ? await OpenAsync(db, cases, scored) : 0;
        if (scored.Message.Revision <= row.Revision) return 0;
        row.Revision = scored.Message.Revision;

        // Platforms also say "edited" when a link got its preview.
        if (row.Latest(seal)?.Text == scored.Message.Text) return 0;

        var now = time.GetUtcNow();
        var opens = scored.Opens;

        // While a person still has to decide, a case keeps the worst it has seen: an edit must not take a threat away from that
        // person, nor a danger sign that somebody set. What was decided about is past: the new text counts.
        var worse = IsWorse(row, scored);
        var counts = opens && (worse || !row.State.IsOpen());
        row.AddVersion(new TextVersion(scored.Message.Revision, scored.Message.Text), counts, seal);
        row.EditedByAuthor = true;
        row.Eased = !opens && scored.Message.Content != MessageContent.Unreadable;
        if (counts)
        {
            var standing = Names.Split<Flag>(row.Flags);

            // What cannot be scored may be as bad as what stood there, and takes nothing away.
            if (scored.Assessment is not null || row.Step is null) SetAssessment(row, scored);
            row.Flags = Names.Join(standing.Concat(scored.Assessment?.Flags ?? []).Distinct().Order());
            row.AuthorName ??= seal.Seal(scored.Message.AuthorName);
            row.AuthorId ??= seal.Seal(scored.Message.AuthorId);
            SetTarget(row, scored.Message.Target);
        }

        // Whoever says now what it said before does not say the same any more.
        row.TwinKey = scored.TwinKey;

        row.Touch();
        await Ledger.AppendAsync(db, now, "case.edited_by_author", row.Id, Ledger.Software, ("revision", Number(row.Revision)), ("step", Names.OfStep(scored.Assessment?.Step)));

        // An edit that takes the harm out is what O7 waits for; one that a person has not judged is for a person again.
        if (counts) await ReopenAsync(db, row, worse, now, cancellation);
        else if (row.Eased)
        {
            row.AwaitsAuthor = false;
            row.LooksAgain = false;
            row.TryMove(CaseTrigger.AuthorChanged, now, settings.Value);
        }

        return 1;
    }

    // What is being carried out is carried out first; but nobody answers a threat with what was written for an insult.
    private static async Task ReopenAsync(ModBotDb db, CaseRow row, bool worse, DateTimeOffset now, CancellationToken cancellation)
    {
        if (row.State == CaseState.Acting)
        {
            var requests = await db.Outbox.Where(sent => sent.CaseId == row.Id && (sent.State == OutboxState.Pending || sent.State == OutboxState.Sending)).ToListAsync(cancellation);
            foreach (var request in requests.Where(request => worse && request.State == OutboxState.Pending && OutboxBook.ShowsText(request.Kind) && request.Kind != PlatformRequestKind.MessageTarget))
            {
                request.State = OutboxState.Cancelled;
                await Ledger.AppendAsync(db, now, "action.cancelled", row.Id, Ledger.Software, ("action", OutboxBook.NameOf(request)));
            }

            row.LooksAgain = requests.Exists(request => request.State != OutboxState.Cancelled);
            if (row.LooksAgain) return;
        }

        // Whoever is asked whether to send it again hears that it was for another text.
        if (row.State == CaseState.NeedsAnswer) row.LooksAgain = true;

        await row.ReopenAsync(db, now);
    }

    private static bool IsWorse(CaseRow row, Scored scored)
    {
        if (scored.Assessment is not { } now || row.Step is null) return true;
        var standing = Names.Split<Flag>(row.Flags);
        return now.Step > row.Step || now.Flags.Any(flag => flag.IsImmediate() && !standing.Contains(flag));
    }

    private async Task<int> DeletedAsync(ModBotDb db, Dictionary<MessageKey, CaseRow> cases, MessageDeleted deleted)
    {
        // What we deleted ourselves was noted when the outbox row was done.
        if (deleted.ByModBot || !cases.TryGetValue(deleted.Key, out var row) || row.GoneAt is not null) return 0;
        var now = time.GetUtcNow();
        row.GoneAt = deleted.At;
        row.Touch();
        await Ledger.AppendAsync(db, now, "case.deleted_by_author", row.Id, Ledger.Software);
        row.TryMove(CaseTrigger.AuthorChanged, now, settings.Value);
        return 1;
    }

    private async Task<int> OpenAsync(ModBotDb db, Dictionary<MessageKey, CaseRow> cases, Scored scored)
    {
        var now = time.GetUtcNow();
        var message = scored.Message;
        var row = new CaseRow
        {
            Id = CaseIds.New(),
            Platform = message.Key.Platform,
            Channel = message.Key.Channel,
            MessageId = message.Key.MessageId,
            Revision = message.Revision,
            Text = seal.Seal(message.Text),
            TextRevision = message.Revision,
            EditedByAuthor = message.Revision > 0,
            AuthorKey = authors.For(message.Key.Platform, message.AuthorId),
            AuthorId = seal.Seal(message.AuthorId),
            AuthorName = seal.Seal(message.AuthorName),
            Content = message.Content,
            IsLive = message.IsLive,
            SentAt = message.SentAt,
            OpenedAt = now,
            StateSince = now,
            TwinKey = scored.TwinKey,
        };
        SetTarget(row, message.Target);
        SetAssessment(row, scored);
        db.Cases.Add(row);
        cases.Add(message.Key, row);
        await Ledger.AppendAsync(
            db, now, "case.opened", row.Id, Ledger.Software,
            ("step", Names.OfStep(row.Step)), ("model", scored.Assessment?.ModelVersion ?? "-"), ("platform", row.Platform));
        return 1;
    }

    // Who was known stays so: an edit that takes the name out aims at the same person.
    private void SetTarget(CaseRow row, TargetPerson? target)
    {
        if (target is null || row.TargetKey is not null) return;
        row.TargetKey = authors.For(row.Platform, target.Id);
        row.TargetId = seal.Seal(target.Id);
        row.TargetName = seal.Seal(target.Name);
    }

    private static void SetAssessment(CaseRow row, Scored scored)
    {
        row.Assessment = scored.Assessment is { } assessment ? AssessmentJson.Write(assessment) : null;
        row.Step = scored.Assessment?.Step;
        row.Flags = Names.Join(scored.Assessment?.Flags ?? []);
        row.NeverShow |= scored.Assessment?.Flags.Contains(Flag.MinorSexual) == true;
        row.Urgency = scored.Assessment is { } known ? Triage.Urgency(known) : UnknownUrgency;
    }

    // What nobody could read stands above negativity: it may be anything.
    private const double UnknownUrgency = 1.995;

    // What only somebody reported whose reports were harmless again and again waits behind all that waits.
    private const double LastUrgency = -1;

    private static async Task CountAsync(ModBotDb db, Scored scored, CancellationToken cancellation)
    {
        var (platform, channel, _) = scored.Message.Key;
        var hour = scored.Message.SentAt.ToUnixTimeSeconds() / 3600;
        var step = scored.Assessment is { } assessment ? (int)assessment.Step : UnscoredStep;
        if (await db.Counters.FindAsync([platform, channel, hour, step], cancellation) is { } counter) counter.Count++;
        else db.Counters.Add(new CounterRow { Platform = platform, Channel = channel, Hour = hour, Step = step, Count = 1 });

        if (await db.Channels.FindAsync([platform, channel], cancellation) is not { } known)
        {
            db.Channels.Add(new ChannelRow { Platform = platform, Channel = channel, LastPostAt = scored.Message.SentAt, Name = scored.Message.ChannelName, Link = scored.Message.ChannelLink });
        }
        else
        {
            if (scored.Message.SentAt > known.LastPostAt) known.LastPostAt = scored.Message.SentAt;
            known.Name = scored.Message.ChannelName ?? known.Name;
            known.Link = scored.Message.ChannelLink ?? known.Link;
        }
    }

    private async Task MoveCheckpointAsync(ModBotDb db, string platform, string position, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await db.Checkpoints.FindAsync([platform], cancellation) is { } checkpoint)
        {
            checkpoint.Position = position;
            checkpoint.UpdatedAt = now;
        }
        else
        {
            db.Checkpoints.Add(new CheckpointRow { Platform = platform, Position = position, UpdatedAt = now });
        }
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
