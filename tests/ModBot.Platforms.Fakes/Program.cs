// Filled in by the stand-ins.
Console.WriteLine();
