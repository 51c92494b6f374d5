namespace ModBot.Platforms.Tests.Discord;

/// <summary>discord.js and its parts.</summary>
public sealed class DiscordClients() : NodePackages("discord");
