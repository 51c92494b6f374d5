using ModBot.Adapters.Contract;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Desk.View;
using ModBot.Host.Pipeline;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Host.Texts;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Members;

/// <summary>What a member can ask of the team about his or her data.</summary>
internal enum DataRequestKind
{
    /// <summary>Something is not right.</summary>
    Correction = 0,

    /// <summary>He or she does not want it to be kept or used.</summary>
    Objection,
}

/// <summary>
/// <c>/mijngegevens</c>: what is kept of somebody, for that person alone, and what can be done about it (DOMAIN §7, A61). Who asks is the account that asks; the ledger notes that something was asked,
/// never what or by whom.
/// </summary>
internal sealed class PersonalData(Store store, IEnumerable<IPersonalRoom> rooms, ITextSeal seal, AuthorKeys keys, DeskRooms desks, DeskSignal signal, TimeProvider time)
{
    /// <summary>Longest remark, in UTF-16 units.</summary>
    public const int MaxRemark = 1000;

    /// <summary>Most remarks of one person within a day.</summary>
    public const int MostRemarks = 5;

    private readonly Allowance remarks = new(MostRemarks, TimeSpan.FromDays(1), time);

    /// <summary>Everything that is kept of somebody, newest first within its kind.</summary>
    public async Task<IReadOnlyList<PersonalEntry>> ReadAsync(PlatformUser user, Words words, CancellationToken cancellation)
    {
        if (user.UserId.Length == 0) return [];
        var who = SubjectOf(user);
        return await store.WriteAsync(async db =>
        {
            List<PersonalEntry> entries = [];
            foreach (var room in rooms) entries.AddRange(await room.ReadAsync(db, who, words, cancellation));
            await LogAsync(db, "mydata.shown", who);
            return entries;
        }, cancellation);
    }

    /// <summary>The same for people to read.</summary>
    public async Task<string> TextAsync(PlatformUser user, Words words, CancellationToken cancellation) =>
        PersonalFile.Text(await ReadAsync(user, words, cancellation), words, at => LocalTime.Of(at, time, words));

    /// <summary>Erases what may go, at once.</summary>
    public async Task<Erasure> EraseAsync(PlatformUser user, CancellationToken cancellation)
    {
        if (user.UserId.Length == 0) return new Erasure(0, 0);
        var who = SubjectOf(user);
        var erased = await store.WriteAsync(async db =>
        {
            var sum = new Erasure(0, 0);
            foreach (var room in rooms) sum += await room.EraseAsync(db, who, time.GetUtcNow(), cancellation);
            await LogAsync(db, "mydata.erased", who);
            return sum;
        }, cancellation);
        signal.Changes.Tick();
        return erased;
    }

    /// <summary>Brings a remark to the team.</summary>
    /// <returns>False when there is nothing to read in it, it is too long, or this person sent too many of late.</returns>
    public async Task<bool> AskAsync(PlatformUser user, DataRequestKind kind, string text, CancellationToken cancellation)
    {
        text = text.Trim();
        if (user.UserId.Length == 0 || text.Length > MaxRemark || !text.Any(char.IsLetterOrDigit) || !remarks.Take(user)) return false;
        var who = SubjectOf(user);
        await store.WriteAsync(async db =>
        {
            db.DataRequests.Add(new DataRequestRow { Id = CaseIds.New(), Kind = kind, Platform = who.Platform, MemberKey = who.Key, Text = seal.Seal(text), At = time.GetUtcNow() });
            desks.Tell(db, words => words.Format("MyData.ToTeam", words.Of(kind)));
            await LogAsync(db, $"mydata.{LadderNames.Name(kind)}", who);
        }, cancellation);
        signal.Changes.Tick();
        return true;
    }

    private DataSubject SubjectOf(PlatformUser user) => new(user.Platform, keys.For(user.Platform, user.UserId));

    private Task LogAsync(ModBotDb db, string kind, DataSubject who) => Ledger.AppendAsync(db, time.GetUtcNow(), kind, string.Empty, Ledger.Software, ("platform", who.Platform));
}
