using System.Net;
using System.Text.RegularExpressions;

namespace ModBot.Harness;

/// <summary>A moderator who uses the console by its forms, as a browser without script does.</summary>
public sealed partial class DeskClient : IDisposable
{
    private readonly HttpClient http;

    /// <summary>A fresh browser.</summary>
    public DeskClient(Uri address)
    {
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true, ConnectTimeout = TimeSpan.FromSeconds(2) };
        http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }

    /// <summary>Opens the link and presses the button.</summary>
    public async Task SignInAsync(Uri link, CancellationToken cancellation)
    {
        var page = await http.GetStringAsync(link, cancellation);
        var code = link.Query["?code=".Length..];
        await PostAsync("/sign-in", page, [new("code", code)], cancellation);
    }

    /// <summary>The ids of the cases on the desk, in their order.</summary>
    public async Task<IReadOnlyList<string>> QueueAsync(CancellationToken cancellation) =>
        [.. CasePattern().Matches(await http.GetStringAsync("/desk", cancellation)).Select(match => match.Groups["id"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Takes a case and presses a button; every danger sign is taken away and the author is real and unknown.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="button">Id of the button, such as <c>norm</c> or <c>delete</c>.</param>
    /// <param name="text">What to post; null when the button posts nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task DecideAsync(string caseId, string button, string? text, CancellationToken cancellation)
    {
        var path = $"/desk/case/{caseId}";
        var page = await http.GetStringAsync(path, cancellation);
        page = await PostAsync($"{path}?handler=Claim", page, [], cancellation);

        // Whatever the lint asks about is meant so.
        await PostAsync($"{path}?handler=Decide&lint=meant", page,
        [
            new("version", VersionPattern().Match(page).Groups["version"].Value), new("answered", "1"),
            new("n1", "yes"), new("n2", "yes"), new("n3", "no"), new("n4", "no"), new("n5", "unknown"), new("n6", "unknown"),
            new("button", button), new("text", text ?? string.Empty), new("confirmed", "on"),
        ], cancellation);
    }

    /// <summary>Takes the last decision back.</summary>
    /// <returns>Whether that was done; it is refused while the decision is just being carried out, and when there is nothing to take back.</returns>
    public async Task<bool> UndoAsync(string caseId, CancellationToken cancellation)
    {
        var path = $"/desk/case/{caseId}";
        var page = await PostAsync($"{path}?handler=Undo", await http.GetStringAsync(path, cancellation), [], cancellation);
        return !page.Contains("id=\"problem\"", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<string> PostAsync(string path, string page, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", TokenPattern().Match(page).Groups["token"].Value)]);
        using var response = await http.PostAsync(path, form, cancellation);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancellation);
    }

    [GeneratedRegex("/desk/case/(?<id>[0-9a-f]{16})\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex CasePattern();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex TokenPattern();

    [GeneratedRegex("name=\"version\" value=\"(?<version>\\d+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex VersionPattern();
}
