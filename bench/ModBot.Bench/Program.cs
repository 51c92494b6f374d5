using BenchmarkDotNet.Running;
using ModBot.Bench;

if (args is ["latency", ..])
{
    await Latency.MeasureAsync(CancellationToken.None);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Latency).Assembly).Run(args);
