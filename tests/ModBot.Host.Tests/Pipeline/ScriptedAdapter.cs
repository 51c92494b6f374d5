using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ModBot.Adapters.Contract;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>A platform that does what the test says, and remembers what it was asked.</summary>
internal sealed class ScriptedAdapter : IPlatformAdapter
{
    private readonly Channel<PlatformBatch> batches = Channel.CreateUnbounded<PlatformBatch>();
    private int position;

    public string Platform => "script";

    public PlatformCapabilities Capabilities { get; set; } = new()
    {
        CanReply = true,
        CanMessagePrivately = true,
        CanMessageMembers = true,
        CanDelete = true,
        CanHide = true,
        CanRestore = true,
        CanReport = true,
        CanWithdraw = true,
        CanWithdrawPrivate = true,
    };

    public List<PlatformRequest> Carried { get; } = [];

    public Func<PlatformRequest, PlatformResult> OnCarryOut { get; set; } = _ => PlatformResult.Done("posted");

    public Func<PlatformRequest, PlatformResult> OnFind { get; set; } = _ => new PlatformResult(PlatformOutcome.Unknown);

    public static Message Message(string id, string text, int revision = 0, string author = "sam") => new()
    {
        Key = new MessageKey("script", "plein", id),
        Revision = revision,
        AuthorId = author,
        AuthorName = author,
        Text = text,
        SentAt = PipelineFixture.Start,
    };

    public PlatformBatch Batch(params PlatformEvent[] events) => new(events, $"p{++position}");

    public void Push(params PlatformEvent[] events) => batches.Writer.TryWrite(Batch(events));

    public async IAsyncEnumerable<PlatformBatch> ReadAsync(string? checkpoint, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var batch in batches.Reader.ReadAllAsync(cancellation)) yield return batch;
    }

    public Task<PlatformResult> CarryOutAsync(PlatformRequest request, CancellationToken cancellation)
    {
        lock (Carried) Carried.Add(request);
        return Task.FromResult(OnCarryOut(request));
    }

    public Task<PlatformResult> FindAsync(PlatformRequest request, CancellationToken cancellation) => Task.FromResult(OnFind(request));
}
