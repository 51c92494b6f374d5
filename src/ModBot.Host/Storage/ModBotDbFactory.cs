using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ModBot.Host.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without starting the host.</summary>
internal sealed class ModBotDbFactory : IDesignTimeDbContextFactory<ModBotDb>
{
    public ModBotDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ModBotDb>().UseSqlite("Data Source=design-time.db").Options);
}
