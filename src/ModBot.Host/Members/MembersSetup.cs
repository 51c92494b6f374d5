using ModBot.Host.Jobs;
using ModBot.Host.LocalChat;

namespace ModBot.Host.Members;

/// <summary>Puts the members' side into the host: help, norms, reports and their own data.</summary>
internal static class MembersSetup
{
    /// <summary>Adds it. Before the local chat, which shows the norms as its house rules.</summary>
    public static IServiceCollection AddMembers(this IServiceCollection services)
    {
        services.AddSingleton<LocalHelp>();
        services.AddSingleton<HelpAnswer>();
        services.AddSingleton<CommunityNorms>();
        services.AddSingleton<ICommunityNorms>(provider => provider.GetRequiredService<CommunityNorms>());
        services.AddSingleton<IHouseRules, CommunityHouseRules>();
        services.AddSingleton<ReportBook>();
        services.AddSingleton<IJob, ReportNewsJob>();
        services.AddSingleton<IJob, ForgetReportersJob>();
        services.AddHostedService<ReportNewsWorker>();
        services.AddSingleton<IPersonalRoom, PersonalCases>();
        services.AddSingleton<IPersonalRoom, PersonalReports>();
        services.AddSingleton<IPersonalRoom, PersonalRequests>();
        services.AddSingleton<PersonalData>();
        services.AddSingleton<MyDataCommand>();
        services.AddSingleton<DataRequests>();
        return services;
    }
}
