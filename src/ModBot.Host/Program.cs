return await ModBot.Host.Cli.CommandLine.RunAsync(args);
