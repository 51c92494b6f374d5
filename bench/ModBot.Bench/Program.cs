using BenchmarkDotNet.Running;
using ModBot.Bench;
using ModBot.Bench.Families;
using ModBot.Bench.Fuzz;

if (args is ["latency", ..])
{
    await Latency.MeasureAsync(CancellationToken.None);
    return;
}

if (args is ["prompts", ..])
{
    await PromptLatency.MeasureAsync(CancellationToken.None);
    return;
}

if (args is ["fuzz", ..])
{
    Environment.ExitCode = FuzzRun.Run(args);
    return;
}

if (args is ["families", ..])
{
    FamilyComparison.Run(args.Length > 1 ? args[1] : "models", CancellationToken.None);
    return;
}

if (args is ["baseline", ..])
{
    Baseline.Run(args.Length > 1 ? args[1] : "models", CancellationToken.None);
    return;
}

if (args is ["sets", var folder, ..])
{
    PublicSets.Run(folder, args.Length > 2 ? args[2] : Path.Combine("models", "ladder.model"), CancellationToken.None);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Latency).Assembly).Run(args);
