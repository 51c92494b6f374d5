using System.Net;
using System.Text.RegularExpressions;

namespace ModBot.Host.Tests.ConsoleDesk;

/// <summary>What came back.</summary>
internal sealed record Shown(HttpStatusCode Status, string Html, Uri? Location, HttpResponseMessage Response, string Path)
{
    /// <summary>The page as a reader sees it: without tags, entities resolved, white space joined.</summary>
    public string Text => Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(Html, "<[^>]+>", " ")), "\\s+", " ");

    public string Title => WebUtility.HtmlDecode(Regex.Match(Html, "(?<=<title>)[^<]*").Value);

    public string Token => Regex.Match(Html, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;

    /// <summary>The fields of the case form as a browser without scripts would send them.</summary>
    public IEnumerable<(string Name, string Value)> CaseFields()
    {
        var form = Regex.Match(Html, "<form[^>]*id=\"case-form\".*?</form>", RegexOptions.Singleline).Value;
        foreach (var disabled in Regex.Matches(form, "<fieldset[^>]* disabled[^>]*>.*?</fieldset>", RegexOptions.Singleline).Select(match => match.Value)) form = form.Replace(disabled, "", StringComparison.Ordinal);
        foreach (var input in Regex.Matches(form, "<input[^>]*>").Select(match => match.Value))
        {
            var type = Attribute(input, "type");
            if (type is "radio" or "checkbox" && !input.Contains(" checked", StringComparison.Ordinal)) continue;
            yield return (Attribute(input, "name")!, Attribute(input, "value") ?? (type == "checkbox" ? "on" : ""));
        }

        foreach (Match area in Regex.Matches(form, "<textarea(?<tag>[^>]*)>(?<text>[^<]*)</textarea>")) yield return (Attribute(area.Groups["tag"].Value, "name")!, WebUtility.HtmlDecode(area.Groups["text"].Value));
    }

    /// <summary>The tag of the element with this id.</summary>
    public string TagOf(string id) => Regex.Match(Html, $"<[a-z0-9]+[^>]* id=\"{id}\"[^>]*>").Value;

    private static string? Attribute(string tag, string name) => Regex.Match(tag, $" {name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;
}

/// <summary>Uses the console as a browser without scripts does.</summary>
internal sealed class Browser(HttpClient client)
{
    public HttpClient Client => client;

    public async Task<Shown> GetAsync(string path, string accept = "text/html")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        return await SendAsync(request, path);
    }

    /// <summary>Posts fields with the token of a page.</summary>
    public Task<Shown> PostAsync(Shown page, string path, params (string Name, string Value)[] fields) =>
        PostRawAsync(path, [("__RequestVerificationToken", page.Token), .. fields]);

    /// <summary>Posts exactly these fields.</summary>
    public Task<Shown> PostRawAsync(string path, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Accept.ParseAdd("text/html");
        return SendAsync(request, path);
    }

    /// <summary>Sends the case form with a button pressed and some fields changed.</summary>
    public Task<Shown> PressAsync(Shown page, string handler, params (string Name, string Value)[] changed)
    {
        var names = changed.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var kept = page.CaseFields().Where(field => !names.Contains(field.Name)).ToArray();
        return PostRawAsync($"{page.Path.Split('?')[0]}?handler={handler}", [.. kept, .. changed]);
    }

    private async Task<Shown> SendAsync(HttpRequestMessage request, string path)
    {
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Shown(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers.Location, response, path);
    }
}
