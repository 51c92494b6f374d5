namespace ModBot.Host.Tests.Whole;

/// <summary>Tests that start processes or a browser run one after the other: side by side they would only make each other slow.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeMachine
{
    public const string Name = "whole machine";
}
