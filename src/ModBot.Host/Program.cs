Console.WriteLine("ModBot");
